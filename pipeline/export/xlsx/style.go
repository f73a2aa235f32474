package xlsx

import "github.com/xuri/excelize/v2"

// Every style names its font: a style that names none falls back to a serif
// face in LibreOffice.
const (
	fontFamily = "Arial"
	fontSize   = 10
)

// The colours. Text on each fill has a contrast of at least 4.5 to 1, and none
// is the only sign of what it means.
const (
	ink      = "1F2933"
	muted    = "52606D"
	linkBlue = "0B5394"
	headFill = "1F4E79"
	bandFill = "EAF0F6"
	tileFill = "F4F7FA"
	editFill = "FFF7DB"
	lineGrey = "CBD2D9"
)

// seriesColours tell series apart for the colour-blind too (Okabe and Ito 2008,
// darkened where they would be pale on white).
var seriesColours = []string{"0072B2", "D55E00", "009E73", "AA4499", "B58900", "56B4E9"}

// yearColours go from light to dark, as years go on.
var yearColours = []string{"6BA3CC", "4A86B8", "2F6DA8", "1F5590", "133C6B", "0A2647"}

// A look is how a cell is drawn. Equal looks are one style in the file.
type look struct {
	size                float64 // 0: fontSize
	bold, italic, under bool
	colour, fill        string
	number              string // a number format
	across              string // horizontal alignment
	middle              bool   // vertical alignment: middle instead of top
	wrap                bool
	indent              int
	rule                bool // a thin line under the cell
	box                 bool // a thin line around it
	open                bool // may be edited on a protected sheet
}

// Number formats. "_)" keeps numbers from the edge of their cell: LibreOffice
// draws an indent on the right in some rows and not in others.
const (
	countFormat = "#,##0_)"
	shareFormat = "0.0%_)"
	rateFormat  = "0.00_)"
)

// pFormat shows a p value, and those under 0.001 as such.
func (b *Book) pFormat() string {
	return `[<0.001]"< ` + b.plan.Lang.Decimal(0.001, 3) + `"_);0.000_)`
}

// style returns the style for a look.
func (b *Book) style(l look) int {
	if id, ok := b.styles[l]; ok {
		return id
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: fontFamily, Size: l.size, Bold: l.bold, Italic: l.italic, Color: l.colour},
		Alignment: &excelize.Alignment{Horizontal: l.across, Vertical: "top", WrapText: l.wrap, Indent: l.indent},
	}
	if l.indent > 0 && l.across == "" {
		s.Alignment.Horizontal = "left" // without it an indent is not drawn
	}
	if l.size == 0 {
		s.Font.Size = fontSize
	}
	if l.colour == "" {
		s.Font.Color = ink
	}
	if l.under {
		s.Font.Underline = "single"
	}
	if l.middle {
		s.Alignment.Vertical = "center"
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.number != "" {
		s.CustomNumFmt = &l.number
	}
	if l.rule || l.box {
		s.Border = append(s.Border, excelize.Border{Type: "bottom", Color: lineGrey, Style: 1})
	}
	if l.box {
		for _, side := range []string{"left", "right", "top"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: lineGrey, Style: 1})
		}
	}
	if l.open {
		s.Protection = &excelize.Protection{Locked: false}
	}
	id, err := b.file.NewStyle(s)
	b.fail(err)
	b.styles[l] = id
	return id
}

// The looks that recur.
var (
	plainLook  = look{}
	titleLook  = look{size: 16, bold: true, colour: headFill}
	partLook   = look{size: 12, bold: true, colour: headFill}
	headLook   = look{bold: true, colour: "FFFFFF", fill: headFill, wrap: true, middle: true}
	noteLook   = look{colour: muted, wrap: true}
	countLook  = look{number: countFormat, across: "right"}
	shareLook  = look{number: shareFormat, across: "right"}
	rateLook   = look{number: rateFormat, across: "right"}
	linkLook   = look{colour: linkBlue, under: true}
	wrapLook   = look{wrap: true}
	ruledLook  = look{wrap: true, rule: true}
	hiddenLook = look{colour: muted, across: "right"}
)

func (l look) with(change func(*look)) look {
	change(&l)
	return l
}

// linked is l as a link is drawn.
func (l look) linked() look { return l.with(func(l *look) { l.colour, l.under = linkBlue, true }) }
