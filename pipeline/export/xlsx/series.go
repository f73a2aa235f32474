package xlsx

import (
	"strconv"
	"strings"
)

// barSeries is the series k as bars with the ends of their intervals
// (ECMA-376, CT_BarSer).
func (at drawn) barSeries(k int, colour string) string {
	var x xmlText
	at.beginSeries(&x, k)
	x.raw(`<spPr><a:solidFill><a:srgbClr val="` + colour + `"/></a:solidFill></spPr><invertIfNegative val="0"/>`)
	x.raw(`<errBars><errBarType val="both"/><errValType val="cust"/><noEndCap val="0"/><plus>`)
	x.numbers(at.of(k, 2), at.reach(k, true))
	x.raw(`</plus><minus>`)
	x.numbers(at.of(k, 1), at.reach(k, false))
	x.raw(`</minus><spPr><a:ln w="15875"><a:solidFill><a:srgbClr val="` + ink + `"/></a:solidFill></a:ln></spPr></errBars>`)
	at.endSeries(&x, k)
	x.raw(`</ser>`)
	return x.String()
}

// lineMarks tell lines apart without colour.
var lineMarks = [...]string{"circle", "square", "diamond", "triangle", "x"}

// lineSeries is the series k as a line (ECMA-376, CT_LineSer).
func (at drawn) lineSeries(k int, colour string) string {
	fill := `<a:solidFill><a:srgbClr val="` + colour + `"/></a:solidFill>`
	var x xmlText
	at.beginSeries(&x, k)
	x.raw(`<spPr><a:ln w="25400" cap="rnd">` + fill + `</a:ln></spPr><marker><symbol val="` + lineMarks[k%len(lineMarks)] +
		`"/><size val="8"/><spPr>` + fill + `<a:ln w="9525">` + fill + `</a:ln></spPr></marker>`)
	at.endSeries(&x, k)
	x.raw(`<smooth val="0"/></ser>`)
	return x.String()
}

func (at drawn) beginSeries(x *xmlText, k int) {
	n := strconv.Itoa(k)
	x.raw(`<ser><idx val="` + n + `"/><order val="` + n + `"/><tx>`)
	x.strings(at.name(k), []string{at.series[k].name})
	x.raw(`</tx>`)
}

func (at drawn) endSeries(x *xmlText, k int) {
	x.raw(`<cat>`)
	x.strings(at.labels(), at.categories)
	x.raw(`</cat><val>`)
	x.numbers(at.shares(k), at.series[k].shares)
	x.raw(`</val>`)
}

// reach is how far the intervals of series k reach above or below its shares.
func (at drawn) reach(k int, above bool) []float64 {
	s := at.series[k]
	out := make([]float64, len(s.shares))
	for i, share := range s.shares {
		if out[i] = share - s.bounds[i].Low; above {
			out[i] = s.bounds[i].High - share
		}
		out[i] = max(out[i], 0)
	}
	return out
}

// xmlText writes the elements of a series.
type xmlText struct{ strings.Builder }

func (x *xmlText) raw(s string) { x.WriteString(s) }

func (x *xmlText) text(s string) {
	x.WriteString(strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s))
}

// strings writes a reference to cells and a copy of what they hold.
func (x *xmlText) strings(ref string, list []string) {
	x.raw(`<strRef><f>`)
	x.text(ref)
	x.raw(`</f><strCache><ptCount val="` + strconv.Itoa(len(list)) + `"/>`)
	for i, s := range list {
		x.raw(`<pt idx="` + strconv.Itoa(i) + `"><v>`)
		x.text(s)
		x.raw(`</v></pt>`)
	}
	x.raw(`</strCache></strRef>`)
}

// numbers writes a reference to cells and a copy of what they hold; a value that
// does not exist has no copy.
func (x *xmlText) numbers(ref string, list []float64) {
	x.raw(`<numRef><f>`)
	x.text(ref)
	x.raw(`</f><numCache><formatCode>0.0%</formatCode><ptCount val="` + strconv.Itoa(len(list)) + `"/>`)
	for i, f := range list {
		if finite(f) != nil {
			x.raw(`<pt idx="` + strconv.Itoa(i) + `"><v>` + strconv.FormatFloat(f, 'g', -1, 64) + `</v></pt>`)
		}
	}
	x.raw(`</numCache></numRef>`)
}
