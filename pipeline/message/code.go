package message

// code holds the sentences of area "code".
var code = catalogue{
	"except-rule":   {"ett undantag kan inte vara en regel: ”{0}”", "an exclusion cannot be a rule: \"{0}\""},
	"term-variants": {"”{0}” har fler än {1} varianter", "\"{0}\" has more than {1} variants"},
	"rule-cycle":    {"regeln vilar på sig själv: ”{0}”", "the rule rests on itself: \"{0}\""},
}
