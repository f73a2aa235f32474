package code

// Polarity is decided by the words of the clause around a coding:
//
//	ingen ensamhet, inte ensamma            negated
//	samverkan fungerar inte                 negated
//	brist på finansiering, utan samverkan   lack
//	samverkan saknas, det saknas samverkan  lack
//	inte bara ensamhet, inte minst unga     additive
//	glöm inte samverkan, ta ej bort stödet  affirmed
//	ingen brist på samverkan                affirmed
//
// A clause ends at a full stop, a colon, a comma, a dash, and before men, utan
// (after a negation), fast, eftersom, som and their like.

// maxScope and maxAfter are how many words before and after a coding its
// polarity is looked for.
const (
	maxScope = 8
	maxAfter = 4
)

// negating are the flags of words one of which stands near all that is not affirmed.
const negating = negator | without | lack | lackAfter | lackPair

// polarity returns the polarity of what stands from token first to last.
func (c *Coder) polarity(first, last int) Polarity {
	if c.affirms {
		return Affirmed
	}
	if p := c.before(first, last); p != Affirmed {
		return p
	}
	return c.after(last)
}

// before looks for what governs a coding from before it.
func (c *Coder) before(first, last int) Polarity {
	words, undone := 0, false
	for j := first - 1; j >= 0 && words < maxScope; j-- {
		k := c.cls[j]
		if blocks(k) {
			return Affirmed
		}
		if seeThrough(k) {
			continue
		}
		f := c.flags(j)
		switch {
		case f&comma != 0:
			// In a list the negation holds on: inga bidrag, avtal eller fonder.
			if !c.listed(j, first, last) {
				return Affirmed
			}
		case f&only != 0:
			if n := c.previous(j); n >= 0 && c.flags(n)&negator != 0 {
				return Additive
			}
		case f&undo != 0:
			undone = true
		case f&negator != 0:
			if n := c.previous(j); undone || n >= 0 && c.flags(n)&(undo|lack) != 0 {
				return Affirmed // glöm inte, saknar inte
			}
			return Negated
		case f&without != 0:
			if c.conjunction(j) {
				return Affirmed
			}
			return Lack
		case f&lack != 0:
			if n := c.previous(j); n >= 0 && c.flags(n)&negator != 0 {
				return Affirmed // ingen brist på
			}
			if words <= 4 {
				return Lack
			}
		case f&lackAfter != 0 && c.impersonal(j):
			if words <= 4 {
				return Lack
			}
		case f&clauseEnd != 0:
			return Affirmed
		}
		if f&lackPair != 0 && c.scarce(j) {
			return Lack
		}
		words++
	}
	return Affirmed
}

// listed reports whether what stands between a comma and token last is an item
// of a list, with an "eller" or "och" on one side of it.
func (c *Coder) listed(comma, first, last int) bool {
	if first-comma > 4 {
		return false
	}
	if c.flags(first-1)&coord != 0 {
		return true
	}
	n := c.next(last)
	return n >= 0 && c.flags(n)&coord != 0
}

// previous returns the token before j that is no quote or bracket; -1 if none is.
func (c *Coder) previous(j int) int {
	for j--; j >= 0 && seeThrough(c.cls[j]); j-- {
	}
	return j
}

// impersonal reports whether the verb at token j has nothing before it that it
// could be about: "det saknas samverkan", "saknas: samverkan".
func (c *Coder) impersonal(j int) bool {
	n := c.previous(j)
	return n < 0 || blocks(c.cls[n]) || c.flags(n)&(comma|article|clauseEnd|light) != 0
}

// conjunction reports whether the "utan" at token j joins: it does after a
// negation in the same sentence.
func (c *Coder) conjunction(j int) bool {
	if j+1 < len(c.toks) && c.flags(j+1)&also != 0 {
		return true
	}
	for i, n := j-1, 0; i >= 0 && n < 2*maxScope; i, n = i-1, n+1 {
		if blocks(c.cls[i]) {
			return false
		}
		if c.flags(i)&negator != 0 {
			return true
		}
	}
	return false
}

// scarce reports whether tokens j and the one after say that there is little:
// för lite, för få, ont om.
func (c *Coder) scarce(j int) bool {
	if j == 0 {
		return false
	}
	if c.norm(j) == "om" {
		return c.norm(j-1) == "ont"
	}
	return c.norm(j-1) == "för"
}

// after looks for what says of a coding, from after it, that it is missing or
// not so.
func (c *Coder) after(last int) Polarity {
	words := 0
	for j := last + 1; j < len(c.toks) && words < maxAfter; j++ {
		k := c.cls[j]
		if blocks(k) {
			return Affirmed
		}
		if seeThrough(k) {
			continue
		}
		f := c.flags(j)
		switch {
		case f&(comma|clauseEnd|without|coord) != 0:
			return Affirmed
		case f&lackAfter != 0:
			return Lack
		case f&none != 0:
			return Affirmed
		case f&negator != 0:
			if j+1 < len(c.toks) && c.flags(j+1)&only != 0 || words == 0 {
				return Affirmed
			}
			return Negated
		}
		words++
	}
	return Affirmed
}
