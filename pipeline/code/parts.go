package code

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// onsets are the clusters of consonants that begin Swedish words.
var onsets = set(`bj bl br ch chr dj dr dv fj fl fn fr gj gl gn gr hj kj kl kn kr kv lj mj nj ph pj pl pn pr ps pt rh sch
sf sh sj sk skj skr skv sl sm sn sp spj spl spr st stj str sv th tj tr tv ts tw vr wh`)

// onsetOnly are clusters that begin words but end none.
var onsetOnly = set(`bl br dr fl fr gl gr kl kr kv pl pr skr skv spl spr str tr tv bj fj hj kj sj tj stj`)

// shortFirst are words of two to four letters that stand first in compounds.
// Longer ones need no list; of the short ones most letter sequences are no words.
var shortFirst = set(`
apa ask avi bad bak ball band bank barn bas bebå bene berg bi bil bild bind bio biff björ bly blod blå bo bok bol bord
borg bot bris brev bro brud bry buss bygg byrå by bål båt bör böck cell chef chat chatt city club cup dag dal dans data
delt deg del dialog disk djup djur doft dop drev driv dröm duk död dörr efte egen ek eko eld elev el en entr etik eu
event fack fader fall fam fars fart fas fax fel fest fil film fina fisk fjäl flas flyg flykt folk fond form fort fot
foto frid fri frisk fråg frukt fri fru full fusk fyr fys få fält fär fäst föd föl föräl gas gata gatu gem gif glas glob
god golf golv grad gran gras grav grid gris grov grun grund gräs grön guds guld gym gym gäst gåvo gåv hals halv ham hand
hant hat hav hem hets hjul hjär hjäl hobb hot hov hud hund hus huvu hyr hyra hyres häls häst häv hög höst idé ide idro
indu info inn is it jakt jobb jord jul jury jul kaff kall kamp kanal kart kass katt kedj kem kino kis klas klim klot
klub kläd kock kod kol kons kont kopi korp kort kost kraf kris krig krop krän kram kult kund kung kurs kust kvar kven
kvin kväl kyl kyrk kår käl kän kärl kärn kök köp kör lag lage lagr laga lam lamp land lapp last led lek leve lex ligg
liga lik linj list liv livs ljud ljus lobb lok lokal lov luft lukt lunch lust lyft lån lång läge läg läkar länd län lär
läs läx lön lös löne mark mark mask mat mate mellan mil milj min mini minn miss mobb mod mode moms mord mor mot motor
mun mus musi mål mån mäng männ märk mäss möt mötes natt natur nav nord norm nu nutid nytt nåd näst nät nöd nöje offer
ofta olje ord order ort pack papp par park part pass pat peda pens peng person plan plas plat plus polo pol poli port
post pott pres pris pro prov psyk pub puls punkt påsk rabatt rad radi ram rast reg regn rese rest ren resu ring risk
rit ro roll rot ryg ryk rum rut råd rån räd räk räkn rätt rös röst röd sak salt sam samt sand sats satt sex sid sido
sjuk sjö själ skad skal skat skid skog skol sko skott skrif skri skuld skyd slag slot slut släk små smör snö soci sol
song sorg spar spel spor språ spår stab stad stam stat stats steg sten stift stil stju stol stor stor straf strid stäm
stål stå stöd stud sund sv syd syn syr säl säng sång så säck säsong tak tal tand tank team tele tema test text tid tids
tim tips tjej tjän tjug topp torg torn trap trad tran tro trygg trä träd träf tung tur turn tv tvär typ tyst tyng tåg
tävl täck tärn ung ungd upp ur urin utv utb vak vagn val vall vapen vara varg var vatt veck ved ven vers vete vide vik
vikt vild vin vind vit vist vux vuxen vård väg vägg väld väljar väl vän väns värd värk värld väst väx våld vår yrk yrke
yta ytt zon åkar åld åld år årt års åsik ägar äkt äldr älg ämbe ämne äng änke ö öl ör öst övn övr brott arv arm art ark akt
ans bur bud bår bär båge deg diet dokt ego etni far för förs fog gal gap gat gen grus gud gul haj hel hjälp hov hy höj
jul kaj kor lager log lut lyx lär mag mass mor mån napp nazi ny obs orm os pop präst puff pung pär rap rå rör skåp skön
sopa sop stark sår sök tax teo tig tok torr ton två tre fyra fem sju åtta tio vax vet vis våt värm äng ärr ätt öga ögon öra
öron öve`)

// particles are prefixes that make a new word of a verb or noun, not a
// compound: they count as first parts only of long words (medfinansiering,
// underfinansierad), for short ones they mislead (åter|förening).
var particles = set(`an av be bi bort de e ef er fram från för före gen genom hop i ihop in inter kring kvar med mellan
mis miss mot ned ner om på re runt sam samman till tver ut under upp van vid å åter över efter bakom icke non`)

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
var derivations = set(`aktig bar barhet dom domlig else elses ens era erar erad erade erat erande eri erier ering erings ess ett
het hets ig ighet ighets ing ings inna ion is isk iska ism ist istisk itet itets lig ligen lighet lighets ling lings lös löshet
mässig ning nings når or sam samhet ska skap skaps slig sla tion tions tör vis ör ant ent iv ell al ar are ans enser`)
