package ingest

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// A docxStyle is a paragraph style.
type docxStyle struct {
	name    string // in lower case
	based   string
	outline int // 0 for the outermost heading, -1 if the style has none
	list    docxList
}

// A docxList is a paragraph's place in a numbering; num is "" for none.
type docxList struct {
	num   string
	level int
}

// readDocxStyles reads word/styles.xml into styles by id.
func readDocxStyles(x *xmlPart) map[string]*docxStyle {
	styles := map[string]*docxStyle{}
	var s *docxStyle
	for e := range x.starts(0) {
		switch e.Name.Local {
		case "style":
			s = &docxStyle{outline: -1}
			styles[attr(e, "styleId")] = s
		case "name":
			if s != nil {
				s.name = strings.ToLower(attr(e, "val"))
			}
		case "basedOn":
			if s != nil {
				s.based = attr(e, "val")
			}
		case "outlineLvl":
			if s != nil {
				s.outline = outlineLevel(e)
			}
		case "numId":
			if s != nil {
				s.list.num = attr(e, "val")
			}
		case "ilvl":
			if s != nil {
				s.list.level = smallInt(attr(e, "val"))
			}
		case "latentStyles", "docDefaults", "tblStylePr":
			x.skip()
		}
	}
	return styles
}

func outlineLevel(e xml.StartElement) int {
	n, err := strconv.Atoi(attr(e, "val"))
	if err != nil || n < 0 || n > 8 {
		return -1
	}
	return n
}

// smallInt returns a level from 0 to 8.
func smallInt(s string) int {
	n, _ := strconv.Atoi(s)
	return min(max(n, 0), 8)
}

// inherited returns what a style and those that it is based on say: a chain
// that bites its own tail ends after sixteen.
func inherited(styles map[string]*docxStyle, id string) (block corpus.Block, list docxList) {
	outline := -1
	for range 16 {
		s := styles[id]
		if s == nil {
			break
		}
		if list.num == "" && s.list.num != "" {
			list = s.list
		}
		if outline < 0 {
			outline = s.outline
		}
		if b, ok := namedStyle(s.name); ok {
			return b, list
		}
		id = s.based
	}
	if outline >= 0 {
		return corpus.Block{Kind: corpus.HeadingBlock, Level: outline + 1}, list
	}
	return corpus.Block{}, list
}

// namedStyle tells what a style of the given name, in lower case, makes of a
// paragraph. Word keeps the English names of its own styles in Swedish files
// too; other programs and copied templates do not.
func namedStyle(name string) (corpus.Block, bool) {
	base, level := name, 1
	if i := strings.LastIndexByte(name, ' '); i > 0 {
		if n, err := strconv.Atoi(name[i+1:]); err == nil && n > 0 && n < 10 {
			base, level = name[:i], n
		}
	}
	switch base {
	case "heading", "rubrik":
		if base == name { // "Rubrik" alone is Swedish for Word's Title
			return corpus.Block{Kind: corpus.TitleBlock, Level: 1}, base == "rubrik"
		}
		return corpus.Block{Kind: corpus.HeadingBlock, Level: level}, true
	case "title", "titel", "document title":
		return corpus.Block{Kind: corpus.TitleBlock, Level: 1}, true
	case "subtitle", "underrubrik", "undertitel":
		return corpus.Block{Kind: corpus.TitleBlock, Level: 2}, true
	case "quote", "citat", "intense quote", "starkt citat", "block text", "quotations", "blockcitat":
		return corpus.Block{Kind: corpus.QuoteBlock}, true
	case "toc", "innehåll", "toc heading", "innehållsförteckningsrubrik", "contents", "contents heading",
		"table of contents", "header", "footer", "sidhuvud", "sidfot", "index":
		return corpus.Block{Kind: corpus.FurnitureBlock}, true
	}
	return corpus.Block{}, false
}

// A docxNumbering leads from a paragraph's place in a list to its marker.
type docxNumbering struct {
	abstract map[string]string // by num
	levels   map[string]*[9]docxLevel
	starts   map[string][9]int // overrides by num; 0 for none
	counts   map[string]*[9]int
}

type docxLevel struct {
	format, text string
	start        int
}

func readDocxNumbering(x *xmlPart) *docxNumbering {
	n := &docxNumbering{map[string]string{}, map[string]*[9]docxLevel{}, map[string][9]int{}, map[string]*[9]int{}}
	var levels *[9]docxLevel
	num, level, override := "", 0, false
	for e := range x.starts(0) {
		switch e.Name.Local {
		case "abstractNum":
			levels, num = &[9]docxLevel{}, ""
			n.levels[attr(e, "abstractNumId")] = levels
		case "num":
			levels, num = nil, attr(e, "numId")
		case "abstractNumId":
			if num != "" {
				n.abstract[num] = attr(e, "val")
			}
		case "lvlOverride":
			level, override = smallInt(attr(e, "ilvl")), true
		case "startOverride":
			if num != "" && override {
				s := n.starts[num]
				s[level], _ = strconv.Atoi(attr(e, "val"))
				n.starts[num] = s
			}
		case "lvl":
			level = smallInt(attr(e, "ilvl"))
			if levels != nil {
				levels[level].start = 1
			}
		case "start":
			if levels != nil {
				levels[level].start, _ = strconv.Atoi(attr(e, "val"))
			}
		case "numFmt":
			if levels != nil {
				levels[level].format = attr(e, "val")
			}
		case "lvlText":
			if levels != nil {
				levels[level].text = attr(e, "val")
			}
		}
	}
	return n
}

// marker counts a paragraph of the list and returns its marker with a space
// behind, "- " for bullets of any look, "" where the list shows none.
func (n *docxNumbering) marker(l docxList) string {
	abstract := n.abstract[l.num]
	levels := n.levels[abstract]
	if levels == nil {
		return "- "
	}
	counts := n.counts[abstract]
	if counts == nil {
		counts = &[9]int{}
		n.counts[abstract] = counts
	}
	if start := n.starts[l.num][l.level]; start > 0 {
		counts[l.level] = start - 1
		s := n.starts[l.num]
		s[l.level] = 0
		n.starts[l.num] = s
	}
	if counts[l.level] == 0 && levels[l.level].start > 1 {
		counts[l.level] = levels[l.level].start - 1
	}
	counts[l.level]++
	for deeper := l.level + 1; deeper < 9; deeper++ {
		counts[deeper] = 0
	}
	level := levels[l.level]
	switch {
	case level.format == "bullet", level.format == "" && level.text == "": // the latter is defined by a style
		return "- "
	case level.format == "none":
		return ""
	}
	text := level.text
	for i := range 9 {
		mark := "%" + strconv.Itoa(i+1)
		if strings.Contains(text, mark) {
			text = strings.ReplaceAll(text, mark, ordinal(max(counts[i], 1), levels[i].format))
		}
	}
	if text = strings.TrimSpace(text); text == "" {
		return ""
	}
	return text + " "
}

// ordinal writes n as a list of the given format numbers its items.
func ordinal(n int, format string) string {
	switch format {
	case "lowerLetter", "a":
		return letters(n)
	case "upperLetter", "A":
		return strings.ToUpper(letters(n))
	case "lowerRoman", "i":
		return strings.ToLower(roman(n))
	case "upperRoman", "I":
		return roman(n)
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// letters returns a, b ... z, aa, bb ... as Word counts.
func letters(n int) string {
	return strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 10))
}

func roman(n int) string {
	if n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range [...]struct {
		value int
		digit string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.value {
			b.WriteString(r.digit)
			n -= r.value
		}
	}
	return b.String()
}
