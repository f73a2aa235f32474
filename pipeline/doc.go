// Package pipeline runs the stages in order over a corpus.
package pipeline
