package xlsx

import "strings"

// lines estimates how many lines a text takes in a column of the given width,
// which Excel counts in digits of the usual font. Rows that need more than one
// are given their height: not every program fits it to the text by itself, and
// none does for merged cells.
func lines(text string, width float64) int {
	n := 0
	for text != "" || n == 0 {
		par := text
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			par, text = text[:i], text[i+1:]
		} else {
			text = ""
		}
		n += parLines(par, width)
	}
	return n
}

// parLines is how many lines a paragraph takes, broken at spaces and hyphens.
func parLines(par string, width float64) int {
	n, used, word := 1, 0.0, 0.0
	place := func() {
		if used > 0 && used+word > width+0.5 {
			n++
			used = 0
		}
		for ; word > width && width > 1; word -= width {
			n++
		}
		used += word
		word = 0
	}
	for _, r := range par {
		word += runeWidth(r)
		if r == ' ' || r == '-' {
			place()
		}
	}
	place()
	return n
}

// wordWidth is the width of a text on one line.
func wordWidth(text string) float64 {
	w := 0.0
	for _, r := range text {
		w += runeWidth(r)
	}
	return w
}

// runeWidth is the width of a character in digits of the same font, from the
// widths of Arial (a digit is 556 of 1,000).
func runeWidth(r rune) float64 {
	switch {
	case r >= 'a' && r <= 'z':
		return lowerWidth[r-'a']
	case r == ' ' || r == '.' || r == ',' || r == ':' || r == ';' || r == '/' || r == '!' || r == '|':
		return 0.5
	case r == '-' || r == '(' || r == ')' || r == '\'':
		return 0.6
	case r == '%' || r == 'M' || r == 'W' || r == '@' || r == '…' || r == '—':
		return 1.6
	case r >= 'A' && r <= 'Z' || r == 'Å' || r == 'Ä' || r == 'Ö' || r == '→' || r == '←':
		return 1.25
	case r > 0x2E80: // scripts whose letters are as wide as they are high
		return 2
	}
	return 1
}

var lowerWidth = [...]float64{1, 1, 0.9, 1, 1, 0.5, 1, 1, 0.4, 0.4, 0.9, 0.4, 1.5, 1, 1, 1, 1, 0.6, 0.9, 0.5, 1, 0.9, 1.3, 0.9, 0.9, 0.9}

// widthRatio is how many digits of the usual font fit one of l's.
func widthRatio(l look) float64 {
	ratio := 1.0
	if l.size > 0 {
		ratio = fontSize / l.size
	}
	if l.bold {
		ratio *= 0.93
	}
	return ratio
}

// lineHeight is the height of a line in points.
func lineHeight(l look) float64 {
	if l.size == 0 {
		return fontSize * 1.28
	}
	return l.size * 1.28
}

// rowHeight is the height that a row of texts needs under the sheet's columns; 0
// if one line will do, which every program gives by itself.
func rowHeight(columns []column, texts ...string) float64 {
	most := 1
	for i, t := range texts {
		if i < len(columns) && columns[i].look.wrap && len(t) > 4 {
			most = max(most, lines(t, columns[i].width-1-2*float64(columns[i].look.indent)))
		}
	}
	if most == 1 {
		return 0
	}
	return min(lineHeight(look{})*float64(most)+3, 400)
}
