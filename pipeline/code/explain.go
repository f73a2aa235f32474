package code

// A trace notes what a Coder threw away, for [Explain].
type trace struct {
	excluded, beaten []loss
}

// A loss is a candidate and what it lost to.
type loss struct{ lost, to candidate }

func (t *trace) exclude(k, by candidate) { t.excluded = append(t.excluded, loss{k, by}) }
func (t *trace) beat(k, by candidate)    { t.beaten = append(t.beaten, loss{k, by}) }
