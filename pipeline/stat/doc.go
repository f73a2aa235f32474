// Package stat holds the statistics that the tables need, as plain functions of
// counts. Each names its source. None panics or divides by zero: where a value
// does not exist it is NaN, which no table shows.
package stat
