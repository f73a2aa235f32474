package ingest

// A pdfTags leads from the marked content of a page, by the page's object and
// the number of the content, to the level of the heading that it is part of.
// Word, LibreOffice and browsers write such tags for those who listen to a PDF.
// What else tags say, of paragraphs and lists, differs too much between programs
// to be trusted before what is seen.
type pdfTags map[int]map[int]int

// tags reads the structure tree.
func (p *pdfFile) tags() pdfTags {
	tree := p.dict(p.dict(p.trailer["Root"])["StructTreeRoot"])
	if tree == nil {
		return nil
	}
	w := &tagWalker{p: p, roles: p.dict(tree["RoleMap"]), tags: pdfTags{}, seen: map[int]bool{}}
	w.walk(tree["K"], 0, 0, 0)
	return w.tags
}

type tagWalker struct {
	p     *pdfFile
	roles pdfDict
	tags  pdfTags
	seen  map[int]bool
}

// walk goes through an element or what is in it: page is the object of the page
// that it is on, level that of the heading that it is in, 0 for none.
func (w *tagWalker) walk(o any, page, level, depth int) {
	if r, ok := o.(pdfRef); ok {
		if w.seen[r.num] {
			return
		}
		w.seen[r.num] = true
	}
	if depth > pdfDepth || !w.p.step(1) {
		return
	}
	switch o := w.p.resolve(o).(type) {
	case float64:
		w.set(page, int(o), level)
	case pdfArray:
		for _, k := range o {
			w.walk(k, page, level, depth+1)
		}
	case pdfDict:
		if r, ok := o["Pg"].(pdfRef); ok {
			page = r.num
		}
		if n, ok := w.p.number(o["MCID"]); ok {
			w.set(page, int(n), level)
			return
		}
		if n := w.headingLevel(w.p.nameOf(o["S"])); n > 0 {
			level = n
		}
		w.walk(o["K"], page, level, depth+1)
	}
}

func (w *tagWalker) set(page, content, level int) {
	if level == 0 {
		return
	}
	if w.tags[page] == nil {
		w.tags[page] = map[int]int{}
	}
	w.tags[page][content] = level
}

// headingLevel returns the level of a tag, in the file's own words or the
// standard's; 0 if it is no heading.
func (w *tagWalker) headingLevel(tag string) int {
	for range 8 {
		switch {
		case len(tag) == 2 && tag[0] == 'H' && tag[1] >= '1' && tag[1] <= '6':
			return int(tag[1] - '0')
		case tag == "H" || tag == "Title":
			return 1
		}
		if tag = w.p.nameOf(w.roles[pdfName(tag)]); tag == "" {
			return 0
		}
	}
	return 0
}
