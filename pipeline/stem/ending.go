package stem

import "strings"

// A rule gives the forms of the words that have an ending.
type rule struct {
	ending string
	last   string // with an empty ending: any of these letters at the end
	least  int    // bytes before the ending
	forms  string // endings put in place of ending; "|" parts groups, "x+" goes before all of a group
	plain  bool   // an adjective or verb: no genitives
}

var rules = []rule{
	// Words that are not inflected, or by the genitive alone.
	{ending: "ldre", forms: "ldre"},
	{ending: "yngre", forms: "yngre"},
	{ending: "verkan", forms: "verkan"},

	// Adjectives and participles.
	{ending: "sam", least: 2, forms: "sam samt samma samme sammare sammast sammaste", plain: true},
	{ending: "ell", least: 2, forms: "ell ellt ella elle ellen eller ellerna"},
	{ending: "isk", least: 2, forms: "isk iskt iska iske", plain: true},
	{ending: "ig", least: 2, forms: "ig igt iga ige igare igast igaste", plain: true},
	{ending: "bar", least: 3, forms: "bar bart bara bare barare barast barast", plain: true},
	{ending: "lös", least: 2, forms: "lös löst lösa löse lösare", plain: true},
	{ending: "ös", least: 3, forms: "ös öst ösa öse", plain: true},
	{ending: "full", least: 2, forms: "full fullt fulla fulle", plain: true},
	{ending: "al", least: 3, forms: "al alt ala ale alen aler alerna"},
	{ending: "iv", least: 3, forms: "iv ivt iva ive ivet iven"},
	{ending: "erad", least: 2, forms: "erad erat erade erades", plain: true},
	{ending: "ad", least: 3, forms: "ad at ade aden ader aderna"},
	{ending: "buren", forms: "buren buret burna burne", plain: true},
	{ending: "satt", least: 1, forms: "satt satta satte", plain: true},

	// Verbs.
	{ending: "era", least: 3, forms: "era erar erade erat erad eras erades erats erande", plain: true},
	{ending: "verka", forms: verb1("verk"), plain: true},
	{ending: "arbeta", forms: verb1("arbet"), plain: true},
	{ending: "bilda", forms: verb1("bild"), plain: true},
	{ending: "utveckla", forms: verb1("utveckl"), plain: true},
	{ending: "skapa", forms: verb1("skap"), plain: true},
	{ending: "betala", forms: verb1("betal"), plain: true},
	{ending: "handla", forms: verb1("handl"), plain: true},
	{ending: "mobba", forms: verb1("mobb"), plain: true},
	{ending: "delta", forms: "delta deltar deltog deltagit deltagande", plain: true},
	{ending: "bidra", forms: "bidra bidrar bidrog bidragit", plain: true},
	{ending: "stärka", forms: verb2("stärk", "te t"), plain: true},
	{ending: "söka", forms: verb2("sök", "te t"), plain: true},
	{ending: "stödja", forms: "stödja stöder stödjer stödde stött stödd stödjas stöds", plain: true},
	{ending: "leda", forms: "leda leder ledde lett ledd ledda leds ledas ledande", plain: true},
	{ending: "lära", forms: "lära lär lärde lärt lärd lärda läras lärs", plain: true},
	{ending: "möta", forms: "möta möter mötte mött möts mötas", plain: true},
	{ending: "sprida", forms: "sprida sprider spred spridit spritt spridd spridda sprids spridas", plain: true},

	// Nouns.
	{ending: "ium", least: 2, forms: "ium iet ier ierna"},
	{ending: "eum", least: 2, forms: "eum eet eer eerna"},
	{ending: "are", least: 2, forms: "are aren arna arne"},
	{ending: "else", least: 1, forms: "else elsen elser elserna"},
	{ending: "ande", least: 2, forms: "ande andet anden andena"},
	{ending: "ende", least: 2, forms: "ende endet enden endena"},
	{ending: "nge", forms: "nge ngen ngar ngarna"},
	{ending: "lle", least: 1, forms: "lle llet llen llena llar llarna"},
	{ending: "nne", least: 1, forms: "nne nnet nnen nnena nnar nnarna"},
	{ending: "jke", forms: "jke jken jkar jkarna"},
	{ending: "ie", least: 2, forms: "ie ien iet ier ierna"},
	{ending: "e", least: 2, forms: "e et en ena"},
	{ending: "a", least: 2, forms: "a an or orna"},
	{ending: "medel", forms: "medel medlet medlen"},
	{ending: "exempel", forms: "exempel exemplet exemplen"},
	{ending: "kapitel", forms: "kapitel kapitlet kapitlen"},
	{ending: "del", least: 0, forms: "del delen delar delarna"},
	{ending: "spel", forms: "spel spelet spelen"},
	{ending: "el", least: 2, forms: "el eln elen elet eler elerna| l+ ar arna er erna en et"},
	{ending: "er", least: 3, forms: "er ern erna| r+ et en ar arna"},
	{ending: "tecken", forms: "tecken tecknet tecknen"},
	{ending: "ing", least: 1, forms: "ing ingen ingar ingarna"},
	{ending: "het", least: 2, forms: "het heten heter heterna"},
	{ending: "skap", least: 2, forms: "skap skapen skapet skaper skaperna"},
	{ending: "ngdom", forms: "ngdom ngdomen ngdomar ngdomarna"},
	{ending: "dom", least: 2, forms: "dom domen domar domarna"},
	{ending: "ion", least: 1, forms: "ion ionen ioner ionerna"},
	{ending: "ist", least: 2, forms: "ist isten ister isterna"},
	{ending: "är", least: 3, forms: "är ären ärer ärerna"},
	{ending: "ör", least: 3, forms: "ör ören örer örerna"},
	{ending: "tor", least: 2, forms: "tor torn torer torerna"},
	{ending: "or", least: 3, forms: "or orn orer orerna"},
	{ending: "medlem", forms: "medlem medlemmen medlemmar medlemmarna"},
	{ending: "program", forms: "program programmet programmen"},
	{ending: "hem", forms: "hem hemmet hemmen"},
	{ending: "rum", forms: "rum rummet rummen"},
	{last: "éiouyåö", forms: "- n t et er erna na r rna"},
}

// verb1 gives the forms of a verb in -ar from what stands before the -a.
func verb1(base string) string {
	return base + "a " + base + "ar " + base + "ade " + base + "at " + base + "ad " + base + "as " + base + "ats " + base + "ande"
}

// verb2 gives the forms of a verb in -er, with its endings in the past.
func verb2(base, past string) string {
	out := base + "a " + base + "er " + base + "as " + base + "s"
	for e := range strings.FieldsSeq(past) {
		out += " " + base + e
	}
	return out
}
