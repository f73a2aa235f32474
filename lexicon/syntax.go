package lexicon

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/temakod/temakod/pipeline/source"
)

// A SyntaxError says what is wrong with a term, and where in it.
type SyntaxError struct {
	Span     source.Span // in the term
	ID       string      // the message
	Args     []any
	Hint     string // the hint's message; empty if none
	HintArgs []any
}

// Error gives the message's id: for logs and tests, not for users.
func (e *SyntaxError) Error() string { return e.ID }

// maxDepth is how deep expressions may nest.
const maxDepth = 24

var functions = map[string]Op{"near": NearOp, "seq": SeqOp, "and": AndOp, "or": OrOp, "not": NotOp}

var functionNames = map[Op]string{NearOp: "near", SeqOp: "seq", AndOp: "and", OrOp: "or", NotOp: "not"}

// ParseTerm reads a term. Terms are written so ([Forms] has an example of each
// with what it matches and what it does not):
//
//	trygghet                    the word, inflected as its stem allows
//	=unga                       this form only
//	~ensam                      all inflected forms: ensam, ensamt, ensamma
//	suicid*  *hälsa  a*b        * is any letters
//	förening+                   first part of a compound: föreningshus
//	+bidrag                     the word, or the head of a compound: statsbidrag
//	+bidrag+                    the word, the head or the first part
//	+medel[projekt EU]          with no other parts than these
//	+medel[-läke -livs]         with any parts but these
//	IOP                         an acronym, in capitals: IOP:er, IOP-avtal
//	psykisk hälsa               words after each other, coordinated too
//	stöd ..2 unga               with at most two words between
//	{bryta|motverka} isolering  one or the other
//	"24/7"                      signs and words as they stand
//	near(region, kommun; 3)     in any order, at most three words beside them,
//	                            in one sentence or two; "; sentence" and
//	                            "; segment" count no words
//	seq(söka, pengar; 3)        in this order
//	and(a, not(b))  or(a, b)    anywhere in the segment
//	<theme>                     in rules: a coding of the theme
//	/§ ?\d+/                    a regular expression (RE2), as a last resort
//
// Words are matched whatever their case, save acronyms. Phrases look through
// quotes, brackets and asterisks and never cross a full stop, colon or dash;
// near and seq do, since a note's full stops tell little: what is said in two
// short lines is often one thought. A
// hyphen at the end of a word is part of a pair (hälso- och sjukvård) before
// och, eller, samt, a comma or a slash, and a dash elsewhere.
func ParseTerm(s string) (*Expr, *SyntaxError) {
	p := &termParser{s: norm.NFC.String(s)}
	p.space()
	if p.done() {
		return nil, p.fail(0, "lexicon.term-empty")
	}
	e, err := p.expr(0)
	if err != nil {
		return nil, err
	}
	if !p.done() {
		return nil, p.unexpected()
	}
	if !e.positive() {
		return nil, &SyntaxError{Span: source.Span{End: len(p.s)}, ID: "lexicon.term-only-not"}
	}
	return e, nil
}

// positive reports whether the expression can hold because of words that are
// there, not only because of words that are missing.
func (e *Expr) positive() bool {
	switch e.Op {
	case NotOp:
		return false
	case OrOp:
		for _, a := range e.Args {
			if !a.positive() {
				return false
			}
		}
		return true
	case AndOp, NearOp, SeqOp:
		for _, a := range e.Args {
			if a.positive() {
				return true
			}
		}
		return false
	}
	return true
}

type termParser struct {
	s   string
	off int
}

func (p *termParser) done() bool { return p.off >= len(p.s) }

func (p *termParser) space() {
	for !p.done() {
		r, n := utf8.DecodeRuneInString(p.s[p.off:])
		if !unicode.IsSpace(r) {
			return
		}
		p.off += n
	}
}

// peek returns the next byte, 0 at the end.
func (p *termParser) peek() byte {
	if p.done() {
		return 0
	}
	return p.s[p.off]
}

func (p *termParser) fail(start int, id string, args ...any) *SyntaxError {
	return &SyntaxError{Span: source.Span{Start: start, End: max(p.off, start)}, ID: id, Args: args}
}

func (p *termParser) unexpected() *SyntaxError {
	if p.done() {
		return p.fail(p.off, "lexicon.term-ends")
	}
	_, n := utf8.DecodeRuneInString(p.s[p.off:])
	start := p.off
	p.off += n
	e := p.fail(start, "lexicon.term-sign", p.s[start:p.off])
	e.Hint = "lexicon.hint-quote"
	return e
}

// expr reads a function, a regular expression, a theme or a phrase.
func (p *termParser) expr(depth int) (*Expr, *SyntaxError) {
	if depth > maxDepth {
		return nil, p.fail(p.off, "lexicon.term-deep")
	}
	p.space()
	if op, ok := p.function(); ok {
		e, err := p.call(op, depth)
		p.space()
		return e, err
	}
	if p.peek() == '/' {
		return p.regexp()
	}
	return p.phrase(depth)
}

// function reports whether a function's name and parenthesis come next, and
// passes them.
func (p *termParser) function() (Op, bool) {
	i := strings.IndexByte(p.s[p.off:], '(')
	if i < 0 || i > len("near ") {
		return 0, false
	}
	op, ok := functions[strings.ToLower(p.s[p.off:p.off+i])]
	if ok {
		p.off += i + 1
	}
	return op, ok
}

func (p *termParser) call(op Op, depth int) (*Expr, *SyntaxError) {
	start := p.off
	e := &Expr{Op: op}
	for {
		a, err := p.expr(depth + 1)
		if err != nil {
			return nil, err
		}
		e.Args = append(e.Args, a)
		p.space()
		if p.peek() != ',' {
			break
		}
		p.off++
	}
	if op == NearOp || op == SeqOp {
		if err := p.within(e); err != nil {
			return nil, err
		}
	}
	if p.peek() != ')' {
		return nil, p.unexpected()
	}
	p.off++
	if want := 2; op != NotOp && len(e.Args) < want || op == NotOp && len(e.Args) != 1 {
		return nil, p.fail(start, "lexicon.term-operands", functionNames[op])
	}
	return e, nil
}

// within reads "; 5", "; sentence" or "; segment".
func (p *termParser) within(e *Expr) *SyntaxError {
	start := p.off
	if p.peek() != ';' {
		err := p.fail(start, "lexicon.term-within", functionNames[e.Op])
		err.Hint, err.HintArgs = "lexicon.hint-within", []any{functionNames[e.Op]}
		return err
	}
	p.off++
	p.space()
	i := strings.IndexByte(p.s[p.off:], ')')
	if i < 0 {
		i = len(p.s) - p.off
	}
	word := strings.TrimSpace(p.s[p.off : p.off+i])
	p.off += i
	switch word {
	case "sentence":
		e.Unit = Sentence
	case "segment":
		e.Unit = Segment
	default:
		n, err := strconv.Atoi(word)
		if err != nil || n < 0 || n > maxWithin {
			return p.fail(start, "lexicon.term-distance", word, maxWithin)
		}
		e.Within = n
	}
	return nil
}

// maxWithin and maxGap bound distances, so that the cost of a term is bounded.
const (
	maxWithin = 200
	maxGap    = 20
)

func (p *termParser) regexp() (*Expr, *SyntaxError) {
	start := p.off
	p.off++
	var b strings.Builder
	for !p.done() && p.peek() != '/' {
		if p.peek() == '\\' && p.off+1 < len(p.s) {
			if p.s[p.off+1] != '/' {
				b.WriteByte('\\')
			}
			p.off++
		}
		b.WriteByte(p.peek())
		p.off++
	}
	if p.done() {
		return nil, p.fail(start, "lexicon.regexp-open")
	}
	p.off++
	e := &Expr{Op: RegexpOp, Text: b.String()}
	if _, err := regexp.Compile(e.Text); err != nil || e.Text == "" {
		return nil, p.fail(start, "lexicon.regexp-bad", e.Text)
	}
	p.space()
	return e, nil
}

// phrase reads items between spaces, with gaps.
func (p *termParser) phrase(depth int) (*Expr, *SyntaxError) {
	e := &Expr{Op: PhraseOp}
	gap := 0
	for {
		p.space()
		if p.done() || strings.IndexByte(",;|})", p.peek()) >= 0 {
			break
		}
		if strings.HasPrefix(p.s[p.off:], "..") {
			n, err := p.gap(len(e.Args) == 0 || gap > 0)
			if err != nil {
				return nil, err
			}
			gap = n
			continue
		}
		item, err := p.item(depth)
		if err != nil {
			return nil, err
		}
		if len(e.Args) > 0 {
			e.Gaps = append(e.Gaps, gap)
		}
		if item.Op == PhraseOp { // {a b} c is a b c
			e.Args = append(e.Args, item.Args...)
			e.Gaps = append(e.Gaps, item.Gaps...)
		} else {
			e.Args = append(e.Args, item)
		}
		gap = 0
	}
	switch {
	case len(e.Args) == 0:
		return nil, p.unexpected()
	case gap > 0:
		return nil, p.fail(p.off, "lexicon.gap-place")
	case len(e.Args) == 1:
		return e.Args[0], nil
	}
	for _, a := range e.Args {
		if a.Op == ThemeOp {
			return nil, p.fail(0, "lexicon.theme-in-phrase")
		}
	}
	return e, nil
}

// gap reads "..2".
func (p *termParser) gap(misplaced bool) (int, *SyntaxError) {
	start := p.off
	p.off += len("..")
	digits := p.off
	for !p.done() && p.peek() >= '0' && p.peek() <= '9' {
		p.off++
	}
	n, err := strconv.Atoi(p.s[digits:p.off])
	if err != nil || n < 1 || n > maxGap {
		return 0, p.fail(start, "lexicon.gap-size", maxGap)
	}
	if misplaced {
		return 0, p.fail(start, "lexicon.gap-place")
	}
	return n, nil
}

// item reads a word, a literal, alternatives or a theme.
func (p *termParser) item(depth int) (*Expr, *SyntaxError) {
	switch p.peek() {
	case '"':
		return p.literal()
	case '<':
		start := p.off
		i := strings.IndexByte(p.s[p.off:], '>')
		if i < 0 {
			return nil, p.fail(start, "lexicon.theme-open")
		}
		p.off += i + 1
		e := &Expr{Op: ThemeOp, Text: strings.TrimSpace(p.s[start+1 : p.off-1])}
		if e.Text == "" || strings.ContainsAny(e.Text, "<>()|,; \t\n") {
			return nil, p.fail(start, "lexicon.theme-open")
		}
		return e, nil
	case '{':
		return p.either(depth)
	}
	return p.word()
}

func (p *termParser) literal() (*Expr, *SyntaxError) {
	start := p.off
	p.off++
	var b strings.Builder
	for !p.done() && p.peek() != '"' {
		if p.peek() == '\\' && p.off+1 < len(p.s) {
			p.off++
		}
		b.WriteByte(p.peek())
		p.off++
	}
	if p.done() {
		return nil, p.fail(start, "lexicon.quote-open")
	}
	p.off++
	if strings.TrimSpace(b.String()) == "" {
		return nil, p.fail(start, "lexicon.term-empty")
	}
	return &Expr{Op: LiteralOp, Text: b.String()}, nil
}

func (p *termParser) either(depth int) (*Expr, *SyntaxError) {
	start := p.off
	if depth > maxDepth {
		return nil, p.fail(p.off, "lexicon.term-deep")
	}
	e := &Expr{Op: EitherOp}
	for p.off == start || p.peek() == '|' {
		p.off++
		a, err := p.phrase(depth + 1)
		if err != nil {
			return nil, err
		}
		if a.Op == ThemeOp {
			return nil, p.fail(start, "lexicon.theme-in-phrase")
		}
		e.Args = append(e.Args, a)
	}
	if p.peek() != '}' {
		return nil, p.fail(start, "lexicon.brace-open")
	}
	p.off++
	if len(e.Args) == 1 {
		return e.Args[0], nil
	}
	return e, nil
}
