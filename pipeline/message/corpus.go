package message

// roles names the roles of a segment, as headings and choices print them.
var roles = catalogue{
	"meta":     {"Uppgifter om mötet", "About the event"},
	"heading":  {"Rubrik", "Heading"},
	"prompt":   {"Fråga till deltagarna", "Prompt"},
	"response": {"Svar från deltagarna", "Response"},
	"summary":  {"Arrangörens text", "Organiser's text"},
}

// attributes names what is known about a document.
var attributes = catalogue{
	"title":         {"Titel", "Title"},
	"place":         {"Plats", "Place"},
	"date":          {"Datum", "Date"},
	"date_end":      {"Slutdatum", "End date"},
	"time":          {"Tid", "Time"},
	"participants":  {"Deltagare", "Participants"},
	"organisations": {"Organisationer", "Organisations"},
	"organiser":     {"Arrangör", "Organiser"},
	"region":        {"Region", "Region"},
	"municipality":  {"Kommun", "Municipality"},
	"year":          {"År", "Year"},
	"event":         {"Typ av möte", "Type of event"},
}
