package lexicon

import (
	"strconv"
	"strings"
)

// An Expr is a parsed term.
type Expr struct {
	Op     Op
	Word   Word    // of a WordOp
	Text   string  // the literal, the regular expression or the theme's path
	Args   []*Expr // of all other operations
	Gaps   []int   // of a PhraseOp: how many tokens may stand before Args[i+1]
	Within int     // of NearOp and SeqOp in words
	Unit   Unit    // of NearOp and SeqOp
}

// Op is what an [Expr] does with its arguments.
type Op uint8

// The operations.
const (
	WordOp    Op = iota
	LiteralOp    // "..." each token as written
	PhraseOp     // one after the other
	EitherOp     // {a|b} within a phrase
	NearOp       // all, in any order, near each other
	SeqOp        // all, in this order, near each other
	AndOp        // all, anywhere in the segment
	OrOp         // any
	NotOp        // its argument is missing
	ThemeOp      // <theme>: a coding of the theme
	RegexpOp     // /RE2/ on the segment's text
)

// Unit is what NearOp and SeqOp measure nearness in.
type Unit uint8

// The units of nearness.
const (
	Words Unit = iota
	Sentence
	Segment
)

// A Word says which word forms match.
type Word struct {
	Mode Mode
	Text string // in lower case, save an acronym; a wildcard with its asterisks
	// Of a compound: where in it the word may stand.
	First bool // word+
	Head  bool // +word, which is also the word by itself
	Allow []string
	Deny  []string
}

// Mode is how a [Word] matches.
type Mode uint8

// The modes.
const (
	Stem     Mode = iota // word
	Exact                // =word
	Paradigm             // ~word
	Wildcard             // wor*
	Acronym              // WORD
	Compound             // +word, word+, +word+
)

// IsRule reports whether the expression is a combination of terms and not a
// term: near, seq, and, or, not, <theme>.
func (e *Expr) IsRule() bool {
	switch e.Op {
	case NearOp, SeqOp, AndOp, OrOp, NotOp, ThemeOp:
		return true
	}
	return false
}

// String returns the expression in the syntax of [ParseTerm], written in one
// way: two terms with the same string match the same words.
func (e *Expr) String() string {
	var b strings.Builder
	e.print(&b)
	return b.String()
}

func (e *Expr) print(b *strings.Builder) {
	switch e.Op {
	case WordOp:
		e.Word.print(b)
	case LiteralOp:
		b.WriteByte('"')
		b.WriteString(strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(e.Text))
		b.WriteByte('"')
	case PhraseOp:
		for i, a := range e.Args {
			if i > 0 {
				b.WriteByte(' ')
				if g := e.Gaps[i-1]; g > 0 {
					b.WriteString("..")
					b.WriteString(strconv.Itoa(g))
					b.WriteByte(' ')
				}
			}
			a.print(b)
		}
	case EitherOp:
		b.WriteByte('{')
		printList(b, e.Args, "|")
		b.WriteByte('}')
	case ThemeOp:
		b.WriteString("<" + e.Text + ">")
	case RegexpOp:
		b.WriteString("/" + strings.ReplaceAll(e.Text, "/", `\/`) + "/")
	default:
		b.WriteString(functionNames[e.Op])
		b.WriteByte('(')
		printList(b, e.Args, ", ")
		if e.Op == NearOp || e.Op == SeqOp {
			b.WriteString("; ")
			b.WriteString([...]string{strconv.Itoa(e.Within), "sentence", "segment"}[e.Unit])
		}
		b.WriteByte(')')
	}
}

func printList(b *strings.Builder, args []*Expr, sep string) {
	for i, a := range args {
		if i > 0 {
			b.WriteString(sep)
		}
		a.print(b)
	}
}

func (w *Word) print(b *strings.Builder) {
	switch w.Mode {
	case Exact:
		b.WriteByte('=')
	case Paradigm:
		b.WriteByte('~')
	case Compound:
		if w.Head {
			b.WriteByte('+')
		}
	}
	b.WriteString(w.Text)
	if w.First {
		b.WriteByte('+')
	}
	if len(w.Allow)+len(w.Deny) == 0 {
		return
	}
	b.WriteByte('[')
	sep := ""
	for _, part := range w.Allow {
		b.WriteString(sep + part)
		sep = " "
	}
	for _, part := range w.Deny {
		b.WriteString(sep + "-" + part)
		sep = " "
	}
	b.WriteByte(']')
}
