package svg

import (
	"math"
	"strconv"
	"strings"
)

// An ink is a colour by its purpose, in a light and in a dark setting.
type ink struct{ name, light, dark string }

// The inks. Their contrasts are held by a test.
var (
	inkNone   = ink{}
	inkPaper  = ink{"paper", "#ffffff", "#12161c"}
	inkText   = ink{"ink", "#1b2430", "#e8ecf1"}
	inkMuted  = ink{"muted", "#525c69", "#a9b3bf"}
	inkGrid   = ink{"grid", "#dde2e8", "#2e3641"}
	inkAccent = ink{"accent", "#1f5fa8", "#7db4f0"}
	inkSoft   = ink{"soft", "#bcd4ee", "#2c4a70"}
	inkSecond = ink{"second", "#a64b00", "#f0a35e"}
	inkLow    = ink{"low", "#1b2430", "#e8ecf1"} // of words on light shades
	inkHigh   = ink{"high", "#ffffff", "#0d1218"}
)

// shades of a heat map, from nothing to most.
var shades = [...]ink{
	{"h0", "#f4f6f8", "#1b212a"}, {"h1", "#dfeaf6", "#1f3048"}, {"h2", "#a9c8e8", "#274a75"},
	{"h3", "#2f6fb5", "#6ba4e0"}, {"h4", "#1f5593", "#93c0ef"}, {"h5", "#123a6b", "#c3ddf8"},
}

// highShade is the first shade on which words are written in inkHigh.
const highShade = 3

func inks() []ink {
	return append([]ink{inkPaper, inkText, inkMuted, inkGrid, inkAccent, inkSoft, inkSecond, inkLow, inkHigh}, shades[:]...)
}

// A paint is how a shape or a text is drawn.
type paint struct {
	class        string
	fill, stroke ink
	width        float64 // of the stroke
	dash         string
	size         float64 // of a text
	bold         bool
}

// The paints.
var (
	paintPaper   = paint{class: "paper", fill: inkPaper}
	paintTitle   = paint{class: "title", fill: inkText, size: 17, bold: true}
	paintLabel   = paint{class: "label", fill: inkText, size: 13}
	paintHead    = paint{class: "head", fill: inkText, size: 13, bold: true}
	paintSmall   = paint{class: "small", fill: inkMuted, size: 12}
	paintValue   = paint{class: "value", fill: inkText, size: 12}
	paintGrid    = paint{class: "gridline", stroke: inkGrid, width: 1}
	paintBase    = paint{class: "base", stroke: inkMuted, width: 1}
	paintBar     = paint{class: "bar", fill: inkSoft, stroke: inkAccent, width: 1}
	paintWhisker = paint{class: "whisker", stroke: inkText, width: 1.5}
	paintSpan    = paint{class: "span", stroke: inkAccent, width: 2}
	paintDot     = paint{class: "dot", fill: inkAccent, stroke: inkPaper, width: 1.5}
	paintHollow  = paint{class: "hollow", fill: inkPaper, stroke: inkSecond, width: 2}
	paintLink    = paint{class: "link", stroke: inkMuted, width: 2}
	paintLine    = paint{class: "line", stroke: inkAccent, width: 2}
	paintDashed  = paint{class: "dashed", stroke: inkMuted, width: 1, dash: "3 3"}
	paintLow     = paint{class: "lowtext", fill: inkLow, size: 12}
	paintHigh    = paint{class: "hightext", fill: inkHigh, size: 12}
)

func paints() []paint {
	list := []paint{paintPaper, paintTitle, paintLabel, paintHead, paintSmall, paintValue, paintGrid, paintBase, paintBar, paintWhisker,
		paintSpan, paintDot, paintHollow, paintLink, paintLine, paintDashed, paintLow, paintHigh}
	for i := range shades {
		list = append(list, shade(i))
	}
	return list
}

// shade is the paint of a cell of a heat map.
func shade(level int) paint {
	return paint{class: shades[level].name, fill: shades[level], stroke: inkPaper, width: 2}
}

// onShade is the paint of words on a cell.
func onShade(level int) paint {
	if level >= highShade {
		return paintHigh
	}
	return paintLow
}

// fonts are on most machines; programs for slides do not know system-ui.
const (
	fonts      = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
	slideFonts = "Arial, 'Helvetica Neue', 'Liberation Sans', sans-serif"
)

// CSS returns the rules that [Chart.Inline] needs: custom properties with a
// value for light and one for dark, "--k-ink" and so on, and a class each way of
// drawing. A page may use the properties for itself.
func CSS() string {
	var b strings.Builder
	b.WriteString(":root{")
	for _, i := range inks() {
		b.WriteString("--k-" + i.name + ":" + i.light + ";")
	}
	b.WriteString("}\n@media screen and (prefers-color-scheme:dark){:root{")
	for _, i := range inks() {
		b.WriteString("--k-" + i.name + ":" + i.dark + ";")
	}
	b.WriteString("}}\n.k{font-family:" + fonts + ";font-variant-numeric:tabular-nums}\n")
	for _, p := range paints() {
		b.WriteString(".k-" + p.class + "{")
		b.WriteString("fill:" + p.fill.property())
		if p.stroke != inkNone {
			b.WriteString(";stroke:" + p.stroke.property() + ";stroke-width:" + number(p.width))
		}
		if p.dash != "" {
			b.WriteString(";stroke-dasharray:" + p.dash)
		}
		if p.size > 0 {
			b.WriteString(";font-size:" + number(p.size) + "px")
		}
		if p.bold {
			b.WriteString(";font-weight:600")
		}
		b.WriteString("}\n")
	}
	return b.String()
}

func (i ink) property() string {
	if i == inkNone {
		return "none"
	}
	return "var(--k-" + i.name + ")"
}

func (i ink) attribute() string {
	if i == inkNone {
		return "none"
	}
	return i.light
}

// attributes draw the paint without a style sheet: programs for slides do not
// read one.
func (p paint) attributes() string {
	s := ` fill="` + p.fill.attribute() + `"`
	if p.stroke != inkNone {
		s += ` stroke="` + p.stroke.attribute() + `" stroke-width="` + number(p.width) + `"`
	}
	if p.dash != "" {
		s += ` stroke-dasharray="` + p.dash + `"`
	}
	if p.size > 0 {
		s += ` font-size="` + number(p.size) + `"`
	}
	if p.bold {
		s += ` font-weight="600"`
	}
	return s
}

// number writes a length with at most one decimal.
func number(f float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(f, 'f', 1, 64), ".0")
}

// Contrast is the contrast of two colours, "#rrggbb", from 1 to 21, as WCAG 2.1
// defines it under "contrast ratio".
func Contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is WCAG 2.1's "relative luminance".
func luminance(colour string) float64 {
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil {
		return 0
	}
	part := func(shift uint) float64 {
		c := float64(n>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}
