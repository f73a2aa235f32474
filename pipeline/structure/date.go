package structure

import "strings"

// months are the names of the months and what they are shortened to.
var months = func() map[string]int {
	t := map[string]int{}
	for i, names := range [...]string{
		"januari jan", "februari feb febr", "mars mar", "april apr", "maj", "juni jun", "juli jul", "augusti aug", "september sep sept", "oktober okt", "november nov", "december dec",
	} {
		for _, n := range strings.Fields(names) {
			t[n] = i + 1
		}
	}
	return t
}()

// monthOf returns the number of the month called w, 0 if it is none.
func monthOf(w string) int {
	var buf [maxWord]byte
	if lw, ok := lowerWord(&buf, w); ok {
		return months[string(lw)]
	}
	return 0
}
