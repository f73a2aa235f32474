package message

// charts holds the sentences of area "chart".
var charts = catalogue{
	"interval": {"95 % intervall", "95% interval"},
	"themes-is": {"Liggande staplar för {0} teman, ordnade efter andel. Överst står {1}: {2} av {3} ({4}). Strecket över stapelns ände är 95 % intervall.",
		"Horizontal bars for {0} themes, ordered by share. On top stands {1}: {2} of {3} ({4}). The line across the end of the bar is the 95% interval."},
	"groups-is": {"{0} teman, vart och ett med en punkt för varje grupp ({1} grupper). Strecket genom punkten är 95 % intervall.",
		"{0} themes, each with a dot for each group ({1} groups). The line through the dot is the 95% interval."},
	"heatmap":    {"Teman och grupper: andel av gruppens {0}, i procent", "Themes and groups: share of the group's {0}, in per cent"},
	"heatmap-is": {"Rutnät med {0} teman och {1} grupper. Ju starkare färg, desto större andel; talet står i rutan.", "A grid of {0} themes and {1} groups. The stronger the colour, the larger the share; the number stands in the cell."},
	"trend":      {"Teman över tid: andel av årets {0} i procent, med 95 % intervall", "Themes over time: share of the year's {0} in per cent, with 95% interval"},
	"trend-is":   {"{0} små diagram, ett per tema, med en punkt per år från {1} till {2}. Det lodräta strecket är 95 % intervall.", "{0} small charts, one a theme, with a point a year from {1} to {2}. The upright line is the 95% interval."},
	"together":   {"Teman som nämns tillsammans: antal {0}", "Themes mentioned together: number of {0}"},
	"together-is": {"Rutnät över {0} teman. Oftast möts {1} och {2}: {3} {4}. Ju starkare färg, desto fler; talet står i rutan.",
		"A grid of {0} themes. Most often {1} and {2} meet: {3} {4}. The stronger the colour, the more; the number stands in the cell."},
	"said": {"Arrangörens text mot svaren: andel av alla omnämnanden av teman", "The organiser's text against the responses: share of all mentions of themes"},
	"said-is": {"Två märken för vart och ett av {0} teman: en ihålig fyrkant för arrangörens text och en fylld cirkel för svaren. Ju längre från varandra, desto större skillnad.",
		"Two marks for each of {0} themes: a hollow square for the organiser's text and a filled circle for the responses. The further apart, the larger the difference."},
	"questions":       {"Teman per fråga: andel av frågans {0}, i procent", "Themes by question: share of the question's {0}, in per cent"},
	"questions-is":    {"Rutnät med {0} frågor och {1} teman; första kolumnen är antalet, som andelarna räknas på. Ju starkare färg, desto större andel; talet står i rutan. Få svar ger osäkra andelar.", "A grid of {0} questions and {1} themes; the first column is the number that the shares are of. The stronger the colour, the larger the share; the number stands in the cell. Few answers make unsure shares."},
	"question-number": {"Fråga {0}", "Question {0}"},
	"organiser":       {"Arrangörens text", "The organiser's text"},
	"responses":       {"Svar från deltagarna", "Responses"},
}
