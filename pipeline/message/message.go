// Package message holds every sentence that a user reads, in Swedish and in
// English. Stages return an id and arguments; [Lang.Text] makes the sentence.
//
// An id is "area.name". Each area has a file with its catalogue, and a test
// refuses an id that lacks either language or that the code uses and no
// catalogue has.
package message

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/source"
)

// Lang is the language of what users read. The zero value is Swedish.
type Lang uint8

// The languages.
const (
	Swedish Lang = iota
	English
)

// ParseLang returns the language called code: "sv" or "en".
func ParseLang(code string) (Lang, bool) {
	switch code {
	case "sv":
		return Swedish, true
	case "en":
		return English, true
	}
	return Swedish, false
}

// String returns "sv" or "en".
func (l Lang) String() string { return [...]string{"sv", "en"}[l] }

// A catalogue holds the sentences of an area by the name after the dot:
// Swedish, then English.
//
// "{0}" stands for the first argument, as a user writes it: a number has the
// language's decimal mark and a thousands space, a [source.Place] its words.
// "{0|rad|rader}" stands for one of the two words, the first when argument 0
// is 1.
type catalogue map[string][2]string

// Text returns the sentence for id in l. An id that no catalogue has comes back
// as itself with its arguments, so that nothing is lost to a user.
func (l Lang) Text(id string, args ...any) string {
	area, name, _ := strings.Cut(id, ".")
	form, ok := areas[area][name]
	if !ok {
		if len(args) == 0 {
			return id
		}
		return fmt.Sprint(append([]any{id}, args...)...)
	}
	return l.fill(form[l], args)
}

// Has reports whether some catalogue has id.
func Has(id string) bool {
	area, name, _ := strings.Cut(id, ".")
	_, ok := areas[area][name]
	return ok
}

// Error returns the sentence of e, without its place and hint.
func (l Lang) Error(e *source.Error) string { return l.Text(e.ID, e.Args...) }

func (l Lang) fill(form string, args []any) string {
	if strings.IndexByte(form, '{') < 0 {
		return form
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(form, '{')
		if i < 0 {
			break
		}
		j := strings.IndexByte(form[i:], '}')
		if j < 0 {
			break
		}
		b.WriteString(form[:i])
		parts := strings.Split(form[i+1:i+j], "|")
		form = form[i+j+1:]
		n, err := strconv.Atoi(parts[0])
		switch {
		case err != nil || n >= len(args):
			b.WriteString("{" + strings.Join(parts, "|") + "}")
		case len(parts) == 3:
			b.WriteString(parts[1+boolInt(args[n] != 1)])
		default:
			b.WriteString(l.Value(args[n]))
		}
	}
	b.WriteString(form)
	return b.String()
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Value returns v as a user of the language writes it.
func (l Lang) Value(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return l.Int(v)
	case float64:
		return l.Decimal(v, -1)
	case source.Place:
		return l.Place(v)
	case error:
		return v.Error()
	}
	return fmt.Sprint(v)
}

// Int returns n with a no-break space (Swedish) or a comma (English) between
// thousands, from 10,000 on.
func (l Lang) Int(n int) string {
	s := strconv.Itoa(n)
	digits := strings.TrimPrefix(s, "-")
	if len(digits) < 5 {
		return s
	}
	sep := [...]string{"\u00a0", ","}[l]
	var b strings.Builder
	b.WriteString(s[:len(s)-len(digits)])
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(sep)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Decimal returns f with the given number of decimals, or as many as it needs
// if decimals is negative, with the language's decimal mark.
func (l Lang) Decimal(f float64, decimals int) string {
	s := strconv.FormatFloat(f, 'f', decimals, 64)
	if l == Swedish {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// Percent returns a share from 0 to 1 in per cent, with one decimal.
func (l Lang) Percent(share float64) string {
	return l.Decimal(100*share, 1) + [...]string{"\u00a0%", "%"}[l]
}

// Place returns the words for a place: "sida 3", "Blad1!C17", "00:12:31". It is
// empty for a format whose only place is the line.
func (l Lang) Place(p source.Place) string {
	switch p.Kind {
	case source.PagePlace:
		return l.Text("place.page", p.Number)
	case source.ParagraphPlace:
		return l.Text("place.paragraph", p.Number)
	case source.CellPlace:
		if p.Sheet == "" {
			return p.Cell
		}
		return p.Sheet + "!" + p.Cell
	case source.TimePlace:
		s := int(p.Time.Seconds())
		return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return ""
}

// areas leads from the first part of an id to its catalogue.
var areas = map[string]catalogue{
	"place": {
		"page":      {"sida {0}", "page {0}"},
		"paragraph": {"stycke {0}", "paragraph {0}"},
	},
	"role":      roles,
	"attribute": attributes,

	"ingest":    ingest,
	"structure": structure,
	"evidence":  evidence,
	"lexicon":   lexicon,
	"code":      code,
	"rule":      rules,
	"polarity":  polarities,
	"table":     tables,
	"column":    columns,
	"verdict":   verdicts,
	"how":       hows,
	"change":    changes,
	"said":      saids,
	"direction": directions,
	"group":     groups,
	"test":      tests,
	"outcome":   outcomes,
	"measure":   measures,
	"stat":      stat,
	"evaluate":  evaluate,
	"sheet":     sheets,
	"book":      book,
	"report":    report,
	"chart":     charts,
	"run":       run,
	"command":   command,
	"flag":      flags,
	"cobra":     cobraTexts,

	"disagreement": disagreements,
}
