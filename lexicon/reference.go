package lexicon

// A Form is a way to write a term, with texts that it matches and texts that it
// does not. Message "lexicon.form-"+ID says in a sentence what it is for.
type Form struct {
	ID      string
	Term    string
	Matches []string
	Misses  []string
}

// Forms returns the reference of the term syntax: every form with an example.
// The examples are tested against the matcher.
func Forms() []Form {
	return []Form{
		{"stem", "trygghet", []string{"Tryggheten ökar"}, []string{"otrygghet", "trygghetsboende"}},
		{"exact", "=unga", []string{"Unga vuxna"}, []string{"ung", "ungas"}},
		{"paradigm", "~ensam", []string{"ensam", "ensamt", "många ensamma"}, []string{"ensamhet", "gemensam"}},
		{"wildcard", "suicid*", []string{"suicidprevention"}, []string{"presuicidal"}},
		{"wildcard-end", "*hälsa", []string{"folkhälsa", "ohälsa"}, []string{"hälsan"}},
		{"first", "förening+", []string{"föreningshus", "förenings- och kulturliv"}, []string{"föreningen", "idrottsförening"}},
		{"head", "+bidrag", []string{"bidraget", "projektbidrag", "projekt- och statsbidrag"}, []string{"bidragsgivare", "bidrar"}},
		{"either-part", "+bidrag+", []string{"bidrag", "statsbidrag", "bidragsgivare"}, []string{"bidragit"}},
		{"allowed", "+medel[projekt EU]", []string{"medel", "projektmedel", "EU-medel"}, []string{"läkemedel"}},
		{"denied", "+medel[-läke -livs]", []string{"medel", "projektmedel"}, []string{"läkemedel", "livsmedel"}},
		{"acronym", "IOP", []string{"IOP", "IOP:er", "IOP-avtal"}, []string{"iop", "BIOP"}},
		{"phrase", "psykisk hälsa", []string{"psykisk hälsa", "den psykiska hälsan", "psykisk och fysisk hälsa"}, []string{"hälsa, psykisk"}},
		{"gap", "stöd ..2 unga", []string{"stöd till unga", "stöd till alla unga"}, []string{"stöd till alla våra unga"}},
		{"alternatives", "{bryta|motverka} isolering", []string{"bryta isolering", "motverka isolering"}, []string{"mäta isolering"}},
		{"literal", `"24/7"`, []string{"öppet 24/7"}, []string{"24 av 7"}},
		{"near", "near(region, kommun; 3)", []string{"kommun och region", "Fråga vår kommun. Regionen vet."}, []string{"kommun och alla andra som har en region"}},
		{"near-sentence", "near(oro, pengar; sentence)", []string{"Oro för allt som rör pengar"}, []string{"Oro finns. Pengar finns."}},
		{"seq", "seq(söka, pengar; 3)", []string{"söka mer pengar", "Sluta söka. Pengar finns."}, []string{"pengar att söka"}},
		{"and", "and(ensamhet, not(gemenskap))", []string{"Ensamhet växer"}, []string{"Ensamhet och gemenskap"}},
		{"or", "and(möte, or(digital*, distans))", []string{"Digitala möten"}, []string{"Möten i parken"}},
		{"regexp", `/§ ?\d+/`, []string{"enligt § 5"}, []string{"paragraf 5"}},
	}
}
