package tabulate

import "github.com/temakod/temakod/pipeline/corpus"

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
	t.coverage(Cell{}, &all, unasked)
	for i := range c.docs {
		t.coverage(String(c.docs[i].name), &c.docs[i].roles, int(c.docs[i].unasked))
	}
	t.note("table.note-coverage")
	c.noteUnit(t)
	return t
}

func (r *RoleCount) add(o *RoleCount) {
	r.Segments += o.Segments
	r.Lines += o.Lines
	r.Words += o.Words
	r.CloseCalls += o.CloseCalls
	r.Coded += o.Coded
}

// coverage adds the rows of one document, or of all.
func (t *Table) coverage(name Cell, roles *[len(corpus.Roles)]RoleCount, unasked int) {
	for k, role := range corpus.Roles {
		r := &roles[k]
		without := Cell{}
		if role == corpus.Response {
			without = Int(unasked)
		}
		t.row(name, String("role."+role.String()), Int(int(r.Segments)), Int(int(r.Lines)), Int(int(r.Words)),
			Int(int(r.Coded)), Int(int(r.Segments-r.Coded)), without, Int(int(r.CloseCalls)))
	}
}

// attributeTable is what was found about each document, and where.
func (c *Counter) attributeTable() *Table {
	t := newTable("attributes", documentColumn("document"), idColumn("attribute"), textColumn("value"), countColumn("line"), idColumn("how"))
	for i := range c.docs {
		for _, a := range c.docs[i].attributes {
			line := Cell{}
			if a.Line > 0 {
				line = Int(a.Line)
			}
			t.row(String(c.docs[i].name), String(attributeID(a.Key)), String(a.Value), line, String("how."+a.How.String()))
		}
	}
	return t
}

// personalTable is what looks like personal data in the counted text.
func (c *Counter) personalTable() *Table {
	t := newTable("personal", documentColumn("document"), countColumn("emails"), countColumn("phones"), countColumn("personal_numbers"))
	for i := range c.docs {
		p := c.docs[i].personal
		t.row(String(c.docs[i].name), Int(int(p[0])), Int(int(p[1])), Int(int(p[2])))
	}
	t.note("table.note-personal")
	return t
}
