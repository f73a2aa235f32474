package tabulate

import (
	"math"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// coverageTable is how much stands in each role: first in all documents
// together, then in each.
func (c *Counter) coverageTable() *Table {
	t := newTable("coverage", documentColumn("document"), idColumn("role"), countColumn("segments"), countColumn("lines"),
		countColumn("words"), countColumn("coded"), countColumn("uncoded"), countColumn("without_question"), countColumn("close_calls"))
	var all [len(corpus.Roles)]RoleCount
	unasked := 0
	for i := range c.docs {
		for k := range all {
			all[k].add(&c.docs[i].roles[k])
		}
		unasked += int(c.docs[i].unasked)
	}
	t.long = func(out *rowMaker) {
		out.coverage(Cell{}, &all, unasked, false)
		for i := range c.docs {
			out.coverage(String(c.docs[i].name), &c.docs[i].roles, int(c.docs[i].unasked), c.opt.MinCell > 0)
		}
	}
	t.note("table.note-coverage")
	c.noteUnit(t)
	c.noteHiddenColumns(t)
	return t
}

func (r *RoleCount) add(o *RoleCount) {
	r.Segments += o.Segments
	r.Lines += o.Lines
	r.Words += o.Words
	r.CloseCalls += o.CloseCalls
	r.Coded += o.Coded
}

// Close calls are listed for a person to review: so many a document, and in all.
const (
	documentCloseCalls = 50
	closeCallLimit     = 2000
)

// A closeCall is one of a document.
type closeCall struct {
	document string
	CloseCall
}

// closeCall notes a segment whose role was a close call.
func (w *Worker) closeCall(s *corpus.Segment) {
	if len(w.closeCalls) < documentCloseCalls && !w.told.allCloseCalls() {
		w.closeQuotes.add(w.doc.Text.Body, s.Content, s.Content)
		w.closeCalls = append(w.closeCalls, CloseCall{s.Line, s.Role, s.Evidence, s.Confidence, ""})
	}
}

// takeCloseCalls returns what closeCall noted and empties the scratch.
func (w *Worker) takeCloseCalls() []CloseCall {
	if len(w.closeCalls) == 0 {
		return nil
	}
	out := slices.Clone(w.closeCalls)
	for i, quote := range w.closeQuotes.take() {
		out[i].Quote = quote
	}
	w.closeCalls = w.closeCalls[:0]
	if w.told != nil {
		w.told.closeCalls += len(out)
	}
	return out
}

func (c *Counter) addCloseCalls(d *DocumentCount) {
	for _, k := range d.CloseCalls[:min(len(d.CloseCalls), closeCallLimit-len(c.closeCalls))] {
		k.Quote = strings.Clone(k.Quote) // it is a part of all the document's
		c.closeCalls = append(c.closeCalls, closeCall{d.Name, k})
	}
}

// closeCallTable lists the segments whose role was a close call, with what
// decided it.
func (c *Counter) closeCallTable() *Table {
	t := newTable("close_calls", documentColumn("document"), countColumn("line"), idColumn("role"), shareColumn("confidence"),
		idColumn("evidence"), quoteColumn("text"))
	for _, k := range c.closeCalls {
		t.row(String(k.document), Int(int(k.Line)), String("role."+k.Role.String()), Float(math.Round(100*float64(k.Confidence))/100),
			messageCell("evidence", string(k.Evidence)), textOrEmpty(k.Quote))
	}
	t.note("table.note-close-calls", documentCloseCalls, closeCallLimit)
	return t
}

// coverage adds the rows of one document, or of all. How much of a document is
// coded is hidden with the counts of its themes: where it has only one, they are
// the same.
func (out *rowMaker) coverage(name Cell, roles *[len(corpus.Roles)]RoleCount, unasked int, hidden bool) {
	ids := [len(corpus.Roles)]string{"role.meta", "role.heading", "role.prompt", "role.response", "role.summary"}
	for k, role := range corpus.Roles {
		r := &roles[k]
		without := Cell{}
		if role == corpus.Response {
			without = Int(unasked)
		}
		coded, uncoded := Int(int(r.Coded)), Int(int(r.Segments-r.Coded))
		if hidden {
			coded, uncoded = hiddenCell, hiddenCell
		}
		out.row(name, String(ids[k]), Int(int(r.Segments)), Int(int(r.Lines)), Int(int(r.Words)),
			coded, uncoded, without, Int(int(r.CloseCalls)))
	}
}

// attributeTable is what was found about each document, and where.
func (c *Counter) attributeTable() *Table {
	t := newTable("attributes", documentColumn("document"), idColumn("attribute"), textColumn("value"), countColumn("line"), idColumn("how"))
	t.long = func(out *rowMaker) {
		ids, hows := map[string]string{}, [...]string{"how.stated", "how.inferred", "how.given"}
		for i := range c.docs {
			for _, a := range c.docs[i].attributes {
				line := Cell{}
				if a.Line > 0 {
					line = Int(a.Line)
				}
				id, ok := ids[a.Key]
				if !ok {
					id = attributeID(a.Key)
					ids[a.Key] = id
				}
				out.row(String(c.docs[i].name), String(id), String(a.Value), line, String(hows[a.How]))
			}
		}
	}
	return t
}

// personalTable is what looks like personal data in the counted text.
func (c *Counter) personalTable() *Table {
	t := newTable("personal", documentColumn("document"), countColumn("emails"), countColumn("phones"), countColumn("personal_numbers"))
	t.long = func(out *rowMaker) {
		for i := range c.docs {
			p := c.docs[i].personal
			out.row(String(c.docs[i].name), Int(int(p[0])), Int(int(p[1])), Int(int(p[2])))
		}
	}
	t.note("table.note-personal")
	return t
}
