package tabulate

import (
	"slices"

	"github.com/temakod/temakod/pipeline/corpus"
)

// takeThemes gives the themes that occur to d and empties the scratch.
func (w *Worker) takeThemes(d *DocumentCount) {
	d.Themes = slices.Grow(d.Themes, w.used.len())
	for t := range w.used.take() {
		w.total[t].Theme = t
		d.Themes = append(d.Themes, w.total[t])
		w.total[t] = ThemeTally{}
	}
}

// takePairs gives the pairs of themes that meet to d and empties the scratch.
func (w *Worker) takePairs(d *DocumentCount) {
	slices.Sort(w.paired)
	d.Pairs = slices.Grow(d.Pairs, len(w.paired))
	b := int32(1)
	for _, p := range w.paired {
		for int(p) >= pairIndex(0, b+1) {
			b++
		}
		a := p - int32(pairIndex(0, b))
		d.Pairs = append(d.Pairs, PairCount{w.shown[a], w.shown[b], w.pairs[p]})
		w.pairs[p] = 0
	}
	w.paired = w.paired[:0]
}

// takeQuestions gives what was answered to each block of questions to d and
// empties the scratch.
func (w *Worker) takeQuestions(d *DocumentCount) {
	for i := range w.blocks.sets {
		q := &w.questions[i]
		if q.segments == 0 {
			continue
		}
		c := QuestionCount{Units: q.units, Segments: q.segments}
		if i > 0 {
			c.ID, c.Text = w.blocks.id(w, i), w.blocks.text(w, i)
		}
		from := len(d.units)
		d.units = q.take(d.units)
		c.Themes = d.units[from:len(d.units):len(d.units)]
		d.Questions = append(d.Questions, c)
	}
}

// facts copies what is known of the document.
func (w *Worker) facts(d *DocumentCount) {
	d.Attributes = make(corpus.Attributes, len(w.doc.Attributes))
	for i, a := range w.doc.Attributes {
		d.Attributes[i] = corpus.Attribute{Key: w.intern.string(a.Key), Value: w.intern.string(a.Value), Line: a.Line, How: a.How}
	}
	for i := range w.doc.Personal {
		switch w.doc.Personal[i].Kind {
		case "email":
			d.Emails++
		case "phone":
			d.Phones++
		case "personnummer":
			d.Numbers++
		}
	}
}

// newCluster returns an empty cluster for a respondent, counted from 1, or for
// a document without respondents. What is known of the respondent goes before
// what is known of the document.
func (w *Worker) newCluster(respondent int) Cluster {
	get := func(key string) string {
		if respondent > 0 && respondent <= len(w.doc.Cases) {
			if v := w.doc.Cases[respondent-1].Get(key); v != "" {
				return w.intern.string(v)
			}
		}
		return w.intern.string(w.doc.Attributes.Get(key))
	}
	cl := Cluster{Year: get(corpus.Year)}
	if len(w.opt.By) > 0 {
		cl.Values = make([]string, len(w.opt.By))
		for i, key := range w.opt.By {
			if key != ByQuestion {
				cl.Values[i] = get(key)
			}
		}
	}
	return cl
}

// parts reports whether counted segments with these keys lie in two units.
func (w *Worker) parts(a, b uint64) bool {
	switch w.opt.Unit {
	case Segments:
		return true
	case Answers:
		return a != b
	case Documents:
		return a>>32 != b>>32
	}
	return false
}
