package message

// polarities holds the sentences of area "polarity".
var polarities = catalogue{
	"affirmed": {"jakande", "affirmed"},
	"negated":  {"nekad", "negated"},
	"lack":     {"brist", "lack"},
	"additive": {"inte bara", "not only"},
}
