package structure

// counties are the 21 counties by the short name of their region, with other
// words that name them and the municipalities that lie in them: public facts.
var counties = [...]struct {
	name           string
	words          string // adjectives and abbreviations, in lower case
	municipalities string // parted by commas
}{
	{"Stockholm", "", "Botkyrka, Danderyd, Ekerö, Haninge, Huddinge, Järfälla, Lidingö, Nacka, Norrtälje, Nykvarn, Nynäshamn, Salem, " +
		"Sigtuna, Sollentuna, Solna, Stockholm, Sundbyberg, Södertälje, Tyresö, Täby, Upplands Väsby, Upplands-Bro, " +
		"Vallentuna, Vaxholm, Värmdö, Österåker"},
	{"Uppsala", "uppländsk uppländska uppländskt", "Enköping, Heby, Håbo, Knivsta, Tierp, Uppsala, Älvkarleby, Östhammar"},
	{"Södermanland", "sörmländsk sörmländska sörmländskt sörmland sörmlands södermanländska", "Eskilstuna, Flen, Gnesta, Katrineholm, Nyköping, Oxelösund, Strängnäs, Trosa, Vingåker"},
	{"Östergötland", "östgötsk östgötska östgötskt", "Boxholm, Finspång, Kinda, Linköping, Mjölby, Motala, Norrköping, Söderköping, Vadstena, Valdemarsvik, Ydre, " +
		"Åtvidaberg, Ödeshög"},
	{"Jönköping", "", "Aneby, Eksjö, Gislaved, Gnosjö, Habo, Jönköping, Mullsjö, Nässjö, Sävsjö, Tranås, Vaggeryd, Vetlanda, Värnamo"},
	{"Kronoberg", "", "Alvesta, Lessebo, Ljungby, Markaryd, Tingsryd, Uppvidinge, Växjö, Älmhult"},
	{"Kalmar", "", "Borgholm, Emmaboda, Hultsfred, Högsby, Kalmar, Mönsterås, Mörbylånga, Nybro, Oskarshamn, Torsås, Vimmerby, " +
		"Västervik"},
	{"Gotland", "gotländsk gotländska gotländskt", "Gotland"},
	{"Blekinge", "blekingsk blekingska blekingskt", "Karlshamn, Karlskrona, Olofström, Ronneby, Sölvesborg"},
	{"Skåne", "skånsk skånska skånskt", "Bjuv, Bromölla, Burlöv, Båstad, Eslöv, Helsingborg, Hässleholm, Höganäs, Hörby, Höör, Klippan, Kristianstad, " +
		"Kävlinge, Landskrona, Lomma, Lund, Malmö, Osby, Perstorp, Simrishamn, Sjöbo, Skurup, Staffanstorp, Svalöv, " +
		"Svedala, Tomelilla, Trelleborg, Vellinge, Ystad, Ängelholm, Åstorp, Örkelljunga, Östra Göinge"},
	{"Halland", "halländsk halländska halländskt", "Falkenberg, Halmstad, Hylte, Kungsbacka, Laholm, Varberg"},
	{"Västra Götaland", "vgr vgregionen västragötalandsregionen västgötsk västgötska", "Ale, Alingsås, Bengtsfors, Bollebygd, Borås, Dals-Ed, Essunga, Falköping, Färgelanda, Grästorp, Gullspång, " +
		"Göteborg, Götene, Herrljunga, Hjo, Härryda, Karlsborg, Kungälv, Lerum, Lidköping, Lilla Edet, Lysekil, " +
		"Mariestad, Mark, Mellerud, Munkedal, Mölndal, Orust, Partille, Skara, Skövde, Sotenäs, Stenungsund, Strömstad, " +
		"Svenljunga, Tanum, Tibro, Tidaholm, Tjörn, Tranemo, Trollhättan, Töreboda, Uddevalla, Ulricehamn, Vara, " +
		"Vänersborg, Vårgårda, Åmål, Öckerö"},
	{"Värmland", "värmländsk värmländska värmländskt", "Arvika, Eda, Filipstad, Forshaga, Grums, Hagfors, Hammarö, Karlstad, Kil, Kristinehamn, Munkfors, Storfors, " +
		"Sunne, Säffle, Torsby, Årjäng"},
	{"Örebro", "", "Askersund, Degerfors, Hallsberg, Hällefors, Karlskoga, Kumla, Laxå, Lekeberg, Lindesberg, Ljusnarsberg, Nora, " +
		"Örebro"},
	{"Västmanland", "västmanländsk västmanländska västmanländskt", "Arboga, Fagersta, Hallstahammar, Kungsör, Köping, Norberg, Sala, Skinnskatteberg, Surahammar, Västerås"},
	{"Dalarna", "dalaregionen", "Avesta, Borlänge, Falun, Gagnef, Hedemora, Leksand, Ludvika, Malung-Sälen, Mora, Orsa, Rättvik, Smedjebacken, " +
		"Säter, Vansbro, Älvdalen"},
	{"Gävleborg", "gävleborgsk gävleborgska", "Bollnäs, Gävle, Hofors, Hudiksvall, Ljusdal, Nordanstig, Ockelbo, Ovanåker, Sandviken, Söderhamn"},
	{"Västernorrland", "västernorrländsk västernorrländska", "Härnösand, Kramfors, Sollefteå, Sundsvall, Timrå, Ånge, Örnsköldsvik"},
	{"Jämtland", "jämtländsk jämtländska jämtländskt", "Berg, Bräcke, Härjedalen, Krokom, Ragunda, Strömsund, Åre, Östersund"},
	{"Västerbotten", "västerbottnisk västerbottniska", "Bjurholm, Dorotea, Lycksele, Malå, Nordmaling, Norsjö, Robertsfors, Skellefteå, Sorsele, Storuman, Umeå, " +
		"Vilhelmina, Vindeln, Vännäs, Åsele"},
	{"Norrbotten", "norrbottnisk norrbottniska norrbottniskt", "Arjeplog, Arvidsjaur, Boden, Gällivare, Haparanda, Jokkmokk, Kalix, Kiruna, Luleå, Pajala, Piteå, Älvsbyn, " +
		"Överkalix, Övertorneå"},
}

// alsoWords are the municipalities whose names are words, first names or
// surnames too: they count only with "i", "kommun" or in a field of places.
const alsoWords = " Vara Mark Kil Ale Berg Lund Sala Mora Nora Eda Åre Boden Klippan Köping Orsa Säter Sunne Trosa Nacka Flen Hjo Höör Tanum Habo "
