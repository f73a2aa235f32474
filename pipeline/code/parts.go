package code

import "strings"

// A wordSet is a set of words and parts of words. Nearly all that it is asked about is
// too long for it, or begins as nothing in it does.
type wordSet struct {
	words   map[string]bool
	longest int        // in bytes
	pairs   [32]uint32 // by the lowest five bits of a first byte, bits for those of a second
}

func set(words string) *wordSet {
	s := &wordSet{words: map[string]bool{}}
	for _, w := range strings.Fields(words) {
		s.words[w] = true
		s.longest = max(s.longest, len(w))
		second := ^uint32(0)
		if len(w) > 1 {
			second = 1 << (w[1] & 31)
		}
		s.pairs[w[0]&31] |= second
	}
	return s
}

func (s *wordSet) has(w string) bool {
	return len(w) <= s.longest && (len(w) < 2 || s.begins(w[0], w[1])) && s.words[w]
}

// begins reports whether anything may begin with two bytes.
func (s *wordSet) begins(first, second byte) bool { return s.pairs[first&31]>>(second&31)&1 != 0 }

// onsets are the clusters of consonants that begin Swedish words.
var onsets = set(`bj bl br ch chr dj dr dv fj fl fn fr gj gl gn gr hj kj kl kn kr kv lj mj nj ph pj pl pn pr ps pt rh sch
sf sj sk skj skr skv sl sm sn sp spj spl spr st stj str sv th tj tr tv ts tw vr wh`)

// codas are the pairs of consonants that stand after the last vowel of Swedish
// words.
var codas = set(`bb bs bt cc ch ck ct dd dn dr ds dt ff fs ft gd gg gl gm gn gr gs gt hs jd jk jl jm jn js jt kk kl kn kr ks
kt lb ld lf lg lj lk ll lm ln lp ls lt lv lx mb md mf ml mm mn mp ms mt nc nd nf ng nj nk nn ns nt nx nz ph pp pr ps pt rb
rc rd rf rg rj rk rl rm rn rp rr rs rt rv rx sc sh sk sl sm sp ss st th tr ts tt tz vd vl vn vr vs xt zz`)

// shortFirst are words of two to four letters that stand first in compounds,
// with their linking letter where they have one. Longer words need no list; of
// the short ones most sequences of letters are no words.
var shortFirst = set(`ad adhd ai akut alp amin apa app ark arm art arv asyl axel bad bak ball band bank barn bas bebo ben berg biff
bil bild bind bio blad blod blå bo bok bord borg bot bred brev bro brud bryt bräd bröd buss by bygg byrå byt
bär bål båt bön bör börs cd cell chat chef city club ct cup dag dal dam dans data del dj djup djur doft dop
dos dov drag drog dröm duk dvd död döds dörr döv egen eko el eld elev elva etik eu euro fack fall fan fart fas
fast fax feed fel fem fest fett fik film fin fira fisk fjäl flag flod flyg flyt fn folk fond form fort fot
foto fri frid frys fråg full fusk fyr fält fäst få fågl fång får född föl gard gas gata gatu gift glas glob
glöd god golf golv grad gran grav grov grus grym gräs grön gud gul guld gym gäng gäst gång gård gås gåva gåvo
haj hal halv hand hat hav havs hbtq hel helg hem hets hiss hjul hopp hot hov hr hud hund hus hyr hyra häst hål
håll hår hård hög höjd höns hör höst ide idol idé info iop is it jakt jazz job jobb jord jour jul juli juni
jury jämn kaj kaka kall kamp kant kaos kart katt kis klan klot kläd kod kol kolv kopi kor korg kork korp kors
kort kost krav krig kris krok krop kund kur kurs kust kval kvot kyl kärl kärn kår kö kök köp köps kött lag lam
lamp land lapp last led lek lera lik lim lin lins list liv livs ljud ljus lok lots lou lov lss luft lugn lust
lut lyft lyx läge lägg läk län läns lär läs lätt låg lån låne lång lår lås låt lön löne löp lös lövs mag mage
makt man mans mark mask mass mat mejl mens meny mil milj mini minn mix mod mode moms mor mord morm mos mot mr
ms mun mus märk mäss mät mål måls mån måne mått möss möte namn nano natt nav nazi neo net ngo nio nit noll
nord norm npf ny nytt näst nät nåd nål nöd nöje nöt obs olje ord orm ort orts ost pack pant papp par park part
pass past pc pil pip plan plus pojk pol pop port post pott pr pris prov psyk pub puls pump pund punk päls pärm
påsk påve rad rak ram ramp rang rap ras rast rea regn rek ren resa rese rest rik rikt rim ring ris risk ro
rock roll rop ros rot rov rum rund rus rut ryck rygg rym rymd rys rytm räls rän rätt rå råd råds rån röd rök
rör rörs röst sak saks sal salt sand sats scen sed sex sfi sida sido sikt sim sju sjuk själ sjö skal skam skid
sko skog skoj skol skor skot skum sky slag slam slav slit slot slut släp slå smak smal smed sms smyg små smör
snus snö sol sop sopa sorg spa spak spar spel spik spår spö stab stad stam stat steg stek stil stol stor strå
stum stöd stöt sug sund sur surf svag svar svår syd syn synd syns syra syre säd säl sälj säng sär säte såg sår
sök söm söt tack tag tak tal tand tank tant tax taxi team tele tema test text tid tids tim tio tips tjej tjuv
tom ton topp torg torn torv trav tre trea tro tron trä träd tråd trög tull tung tunn tur turn tv tvär två tvåa
tvål tyg typ tyst täck tält tänk tät tå tåg tång tår udda ugn ull ung unga usb vag vagn vakt val vall vals
vara varg varm varu varv vass vax vd ved vid vik vikt vila vild vilo vin vind ving viol vis visa vit vlog vr
vrak vux vuxn väg vägg väl välj vän värd värk värm värn väst väv växa växt våg våld vår vård våt webb yoga
yrke yta ytt zon ägg ägo älg ämne äng ära ärm ärr ätt åka åker ål år års åsna öde ödes öga ögon öken öl öra
örn öron öst`)

// particles are prefixes that make a new word of a verb or noun more often than
// a compound (åter|förening, an|ställning): they count as first parts only of
// words so long that they are seldom lexicalised (med|finansiering).
var particles = set(`del med mellan mot om re sam under åter över`)

// notFirst are prefixes that never are the first part of a compound, though they
// are as long as words that are.
var notFirst = set(`anti efter fram från före inter kring miss super trans under upp utom över innan bakom mellan`)

// shortHeads are the heads of three letters that compounds have.
var shortHeads = set(`akt ark arm art arv ask bad ben bil bok bud byn byt båt bön dag dal dans del djup djur duk död el
eld fas fel fil fot fru får för gap gas ges gud gym gåva hat hav hem hot hus höst idé jul jobb kod kok kön kår kök köp
lag lek led liv ljus lov lån län lära lön lös man mat min mod mor mur mål män mön mörk nät nöd ord ort par pol pris pub
rad ram ren rik ro rop rum rut råd rån räd rätt rör röst sak sal set sex sju skal sko sol son spår stab stöd syn såg
sår sätt sök tak tal tid tips ton tro tur typ tåg ung val van var vin vis väg vän värn vård våg våt yta zon åka år ära
öga öra kurs avi ide bas cup bio hund hål fri rik tom svag vag lös`)

// inflections are the endings of inflected words, and what remains of them
// after a linking letter was taken for one.
var inflections = set(`a ad ade ades an andas ande andes andet andets anden andena ans ar aren arens arna arnas ars are ares
as ast aste at ats d da das de des dd den dde e el els en ena enas ende endes ens er erna ernas ers es et ets i ig iga igt
igast igare it its la lar larna larnas lars len lens let lets ma mar marna marnas mars men mens met mets mmar mmarna
mmarnas mmars n na nar narna narnas nas nen nens net nets ns or orna ornas ors r ra rar rarna rarnas ras re ren rens
res ret rets rna rnas rs s ster sta st t ta tar tas te tes ten tens ter terna ternas ters tet tets ts tt tts tta ttas ende
ska ske skt`)

// derivations are endings that make a new word without being one.
var derivations = set(`aktig aktighet jande jare jning nande nare tagande tagar tagare tagning bar barhet dom domlig else elses ens era erar erad erade erat erande eri erier ering erings ess ett
het hets ig ighet ighets ing ings inna ion is isk iska ism ist istisk itet itets lig ligen lighet lighets ling lings lös löshet
mässig ning nings når or sam samhet ska skap skaps slig sla tion tions tör vis ör ant ent iv ell al ar are ans enser`)
