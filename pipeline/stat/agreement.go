package stat

import "math"

// Kappa returns the agreement of two coders beyond what their own frequencies
// lead one to expect: 1 is perfect, 0 is what chance gives. table[i][j] is how
// many units the first put in category i and the second in j. NaN if there are no
// units, or if both put all units in one and the same category, so that chance
// agreement is perfect too.
//
// J. Cohen (1960), A coefficient of agreement for nominal scales, Educational
// and Psychological Measurement 20:37–46.
func Kappa(table [][]int) float64 {
	rows, columns, n := sums(table)
	observed, expected := 0.0, 0.0
	for i := range table {
		observed += float64(table[i][i])
		expected += rows[i] * columns[i]
	}
	if n == 0 || expected == n*n {
		return math.NaN()
	}
	return (observed*n - expected) / (n*n - expected)
}

// Missing is the value of a unit that a coder did not rate.
const Missing = -1

// Alpha returns Krippendorff's alpha for nominal data: 1 is perfect agreement, 0
// is what chance gives. units[u] holds one value from 0 a coder, in any order,
// with [Missing] for none; units with fewer than two values do not count. NaN if
// no unit counts, or if all values are the same, so that nothing could disagree.
//
// K. Krippendorff (2011), Computing Krippendorff's alpha-reliability, University
// of Pennsylvania, Departmental Papers (ASC) 43.
func Alpha(units [][]int) float64 {
	var totals []float64
	n, disagreed := 0.0, 0.0
	for _, values := range units {
		counts, m := tallyValues(values)
		if m < 2 {
			continue
		}
		for len(totals) < len(counts) {
			totals = append(totals, 0)
		}
		for v, c := range counts {
			totals[v] += c
			disagreed += c * (m - c) / (m - 1)
		}
		n += m
	}
	expected := 0.0
	for _, c := range totals {
		expected += c * (n - c)
	}
	if n == 0 || expected == 0 {
		return math.NaN()
	}
	return 1 - (n-1)*disagreed/expected
}

// tallyValues counts the values of one unit, and how many there are.
func tallyValues(values []int) (counts []float64, m float64) {
	for _, v := range values {
		if v < 0 {
			continue
		}
		for len(counts) <= v {
			counts = append(counts, 0)
		}
		counts[v]++
		m++
	}
	return counts, m
}
