package evaluate

import (
	"math"

	"github.com/temakod/temakod/pipeline/stat"
)

// A confusion counts units by what the gold and the run say.
type confusion struct{ neither, wrong, missed, right int }

// add counts one unit; a unit that either side does not rate is not counted.
func (c *confusion) add(gold, run int8) {
	switch {
	case gold == missing:
	case gold == 1 && run == 1:
		c.right++
	case gold == 1:
		c.missed++
	case run == 1:
		c.wrong++
	default:
		c.neither++
	}
}

func (c *confusion) plus(o confusion) {
	c.neither += o.neither
	c.wrong += o.wrong
	c.missed += o.missed
	c.right += o.right
}

func (c confusion) n() int { return c.neither + c.wrong + c.missed + c.right }

// precision is the share of what the run found that the gold has; NaN if it
// found nothing.
func (c confusion) precision() float64 { return ratio(c.right, c.right+c.wrong) }

// recall is the share of what the gold has that the run found; NaN if the gold
// has nothing.
func (c confusion) recall() float64 { return ratio(c.right, c.right+c.missed) }

// f1 is the harmonic mean of precision and recall; NaN if neither the gold nor
// the run has anything. C. J. van Rijsbergen (1979), Information Retrieval, ch. 7.
func (c confusion) f1() float64 { return ratio(2*c.right, 2*c.right+c.wrong+c.missed) }

// agreement is the share of units of which both say the same.
func (c confusion) agreement() float64 { return ratio(c.right+c.neither, c.n()) }

// kappa is Cohen's kappa; NaN where it does not exist.
func (c confusion) kappa() float64 {
	return stat.Kappa([][]int{{c.neither, c.wrong}, {c.missed, c.right}})
}

// outcome names what makes a measure impossible, or is empty.
func (c confusion) outcome() string {
	switch {
	case c.n() == 0:
		return "not-scored"
	case c.right+c.missed+c.wrong == 0:
		return "absent-both"
	case c.right+c.missed == 0:
		return "not-in-gold"
	case c.right+c.wrong == 0:
		return "not-in-run"
	case c.right == c.n():
		return "all-same"
	}
	return ""
}

func ratio(a, b int) float64 {
	if b == 0 {
		return math.NaN()
	}
	return float64(a) / float64(b)
}

// confusions counts the units of some documents, by theme.
func (e *Evaluator) confusions(docs ...*document) []confusion {
	out := make([]confusion, len(e.themes))
	for _, d := range docs {
		for _, u := range d.units {
			if u.run == nil {
				continue
			}
			for t := range out {
				out[t].add(u.gold[t], u.run[t])
			}
		}
	}
	return out
}

// top reports whether a theme is a top theme; the others are in it already.
func (e *Evaluator) top(t int) bool {
	for i := range e.themes[t] {
		if e.themes[t][i] == '/' {
			return false
		}
	}
	return true
}

// overall are measures over the top themes together.
type overall struct {
	sum       confusion
	macroF1   float64 // the mean over the themes that the gold has; NaN if none
	measured  int     // how many themes those are
	precision float64 // micro
	recall    float64
	f1        float64
}

// together works out the measures over the themes; has says which the gold has.
func (e *Evaluator) together(by []confusion, has []bool) overall {
	var o overall
	sum := 0.0
	for t, c := range by {
		if !e.top(t) {
			continue
		}
		o.sum.plus(c)
		if !has[t] {
			continue
		}
		if f := c.f1(); !math.IsNaN(f) { // a resample may miss a theme
			sum += f
			o.measured++
		}
	}
	o.macroF1 = math.NaN()
	if o.measured > 0 {
		o.macroF1 = sum / float64(o.measured)
	}
	o.precision, o.recall, o.f1 = o.sum.precision(), o.sum.recall(), o.sum.f1()
	return o
}

// enoughDocuments is from how many documents on the bootstrap draws documents;
// with fewer it draws units within each document.
const enoughDocuments = 10

// resampleWork bounds what the bootstrap adds up.
const resampleWork = 200_000_000

// intervals are bootstrap intervals.
type intervals struct {
	precision, recall, f1 []stat.Interval // by theme
	macroF1               stat.Interval
	microP, microR, micro stat.Interval
	resamples             int
	byDocument            bool
}

// bootstrap finds percentile intervals of the measures.
func (e *Evaluator) bootstrap(has []bool) intervals {
	var strata [][]*unit // drawn within each
	var clusters [][]*unit
	units := 0
	for _, d := range e.docs {
		var scored []*unit
		for _, u := range d.units {
			if u.run != nil {
				scored = append(scored, u)
			}
		}
		if scored != nil {
			strata, clusters = append(strata, scored), append(clusters, scored)
			units += len(scored)
		}
	}
	out := intervals{byDocument: len(clusters) >= enoughDocuments}
	out.resamples = max(100, min(e.opt.Resamples, resampleWork/max(1, units*len(e.themes))))
	n := len(e.themes)
	values := make([][]float64, 3*n+4)
	for i := range values {
		values[i] = make([]float64, out.resamples)
	}
	random := stat.NewRandom(e.opt.Seed)
	by := make([]confusion, n)
	add := func(u *unit) {
		for t := range by {
			by[t].add(u.gold[t], u.run[t])
		}
	}
	for r := range out.resamples {
		clear(by)
		if out.byDocument {
			for range clusters {
				for _, u := range clusters[random.Below(len(clusters))] {
					add(u)
				}
			}
		} else {
			for _, s := range strata {
				for range s {
					add(s[random.Below(len(s))])
				}
			}
		}
		for t, c := range by {
			values[3*t][r], values[3*t+1][r], values[3*t+2][r] = c.precision(), c.recall(), c.f1()
		}
		o := e.together(by, has)
		values[3*n][r], values[3*n+1][r], values[3*n+2][r], values[3*n+3][r] = o.macroF1, o.precision, o.recall, o.f1
	}
	for t := range n {
		out.precision = append(out.precision, stat.Percentile95(values[3*t]))
		out.recall = append(out.recall, stat.Percentile95(values[3*t+1]))
		out.f1 = append(out.f1, stat.Percentile95(values[3*t+2]))
	}
	out.macroF1, out.microP = stat.Percentile95(values[3*n]), stat.Percentile95(values[3*n+1])
	out.microR, out.micro = stat.Percentile95(values[3*n+2]), stat.Percentile95(values[3*n+3])
	return out
}
