package message

// verdicts says what a comparison shows, and by which rule.
var verdicts = catalogue{
	"too-few":       {"för få för att jämföra", "too few to compare"},
	"differs":       {"skiljer sig", "differs"},
	"no-difference": {"ingen skillnad visad", "no difference shown"},

	"rule": {
		"För få för att jämföra: en grupp har under {0} dokument eller {1} segment. Skiljer sig: p-värdet enligt Holm är under {2} och bootstrapintervallet för logkvoten utesluter 0. Annars ingen skillnad visad. Ett tema som helhet är för litet att jämföra så snart en av grupperna är det.",
		"Too few to compare: a group has under {0} documents or {1} segments. Differs: the Holm-adjusted p is under {2} and the bootstrap interval of the log ratio excludes 0. Otherwise no difference shown. A theme as a whole is too few to compare as soon as one of the groups is.",
	},
	"method": {
		"Testet gäller enheter med och utan temat i alla grupper: chi-två, eller Fishers exakta test (Monte Carlo om tabellerna är för många) när något väntat antal är under 5. Logkvoten är räknad med en halv lagd till varje antal, så att noll går att jämföra. Intervallet för logkvoten är 95-procentigt och kommer av {0} dragningar av hela dokument med frö {1}. Residualer, G2 och oddskvoter räknar enheterna som oberoende.",
		"The test is of units with and without the theme in all groups: chi-squared, or Fisher's exact test (Monte Carlo where there are too many tables) if an expected count is under 5. The log ratio is worked out with a half added to each count, so that nought can be compared. The interval of the log ratio is 95 % and comes of {0} draws of whole documents with seed {1}. Residuals, G2 and odds ratios take the units as independent.",
	},
	"against-rest":      {"Varje grupp jämförs med alla andra grupper tillsammans.", "Each group is compared with all other groups together."},
	"against-reference": {"Varje grupp jämförs med {0}.", "Each group is compared with {0}."},
	"reference-unknown": {"Det finns ingen grupp som heter {0}; varje grupp jämförs med de andra tillsammans.", "There is no group called {0}; each group is compared with the others together."},
	"no-such-key":       {"Inget dokument har någon uppgift om ”{0}”.", "No document says anything of “{0}”."},
	"missing":           {"{0} {0|enhet|enheter} saknar uppgift om grupp; de visas men prövas inte.", "{0} {0|unit has|units have} no group; they are shown and not tested."},
	"other":             {"De {0} största grupperna visas; de andra är sammanslagna och prövas inte.", "The {0} largest groups are shown; the others are put together and not tested."},
}

// tests names the tests.
var tests = catalogue{
	"chi-squared": {"chi-två", "chi-squared"},
	"fisher":      {"Fishers exakta test", "Fisher's exact test"},
	"monte-carlo": {"Monte Carlo", "Monte Carlo"},
	"none":        {"inget test", "no test"},
}

// outcomes says why there is no test, or no measure.
var outcomes = catalogue{
	"not-scored":  {"ingen rad att jämföra", "no line to compare"},
	"absent-both": {"temat finns varken i facit eller i körningen", "the theme stands in neither gold nor run"},
	"not-in-gold": {"temat finns inte i facit", "the theme does not stand in the gold"},
	"not-in-run":  {"körningen fann aldrig temat", "the run never found the theme"},
	"one-coder":   {"bara en kodare", "only one coder"},
	"no-overlap":  {"ingen rad är kodad av båda", "no line is coded by both"},
	"all-same":    {"alla säger detsamma om varje rad", "all say the same of every line"},

	"absent":     {"temat finns inte i någon grupp", "the theme stands in no group"},
	"everywhere": {"temat finns i varje enhet", "the theme stands in every unit"},
	"one-group":  {"det finns inte två grupper att jämföra", "there are not two groups to compare"},
}
