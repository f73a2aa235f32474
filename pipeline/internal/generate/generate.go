// Package generate makes corpora for benchmarks: invented notes of any size, in
// the manner of those in testdata/notes, the same for the same seed.
//
// Lines keep their shape (bullets, headings, prompts, tables), and most of
// their words are drawn anew by Zipf's law. One word in thirty is a compound
// made of two others, so that new words keep coming as in real text: a corpus
// with a closed vocabulary would flatter whatever remembers words.
package generate

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Source is the notes that corpora are made from.
type Source struct {
	notes [][]line
	words []string // in lower case, the most frequent first
}

// A line is a note's line, cut into words and what stands between them.
type line []piece

type piece struct {
	text string
	word bool
}

// Load reads the .txt and .md notes of fsys that are valid UTF-8.
func Load(fsys fs.FS) (*Source, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	s := &Source{}
	count := map[string]int{}
	for _, e := range entries {
		if ext := path.Ext(e.Name()); ext != ".txt" && ext != ".md" {
			continue
		}
		data, err := fs.ReadFile(fsys, e.Name())
		if err != nil {
			return nil, err
		}
		if !utf8.Valid(data) {
			continue
		}
		var note []line
		for l := range strings.Lines(string(data)) {
			note = append(note, cut(l, count, &s.words))
		}
		s.notes = append(s.notes, note)
	}
	sortByCount(s.words, count)
	return s, nil
}

// cut splits a line into words and the rest, and counts the words.
func cut(l string, count map[string]int, words *[]string) line {
	var out line
	for l != "" {
		n := strings.IndexFunc(l, unicode.IsLetter)
		if n != 0 {
			if n < 0 {
				n = len(l)
			}
			out = append(out, piece{text: l[:n]})
			l = l[n:]
			continue
		}
		n = strings.IndexFunc(l, func(r rune) bool { return !unicode.IsLetter(r) })
		if n < 0 {
			n = len(l)
		}
		w := strings.ToLower(l[:n])
		if count[w] == 0 {
			*words = append(*words, w)
		}
		count[w]++
		out = append(out, piece{l[:n], true})
		l = l[n:]
	}
	return out
}

// sortByCount puts the most frequent words first; equal ones keep their order.
func sortByCount(words []string, count map[string]int) {
	buckets := map[int][]string{}
	most := 0
	for _, w := range words {
		buckets[count[w]] = append(buckets[count[w]], w)
		most = max(most, count[w])
	}
	words = words[:0]
	for n := most; n > 0; n-- {
		words = append(words, buckets[n]...)
	}
}

// Note appends an invented note of about size bytes to dst: number n of the
// corpus with the given seed.
func (s *Source) Note(dst []byte, seed, n uint64, size int) []byte {
	r := rand.New(rand.NewPCG(seed, n))
	z := rand.NewZipf(r, 1.07, 2.7, uint64(len(s.words)-1))
	for start := len(dst); len(dst)-start < size; {
		for _, l := range s.notes[r.IntN(len(s.notes))] {
			dst = s.line(dst, l, r, z)
			if len(dst)-start >= size {
				break
			}
		}
		dst = append(dst, '\n')
	}
	return dst
}

func (s *Source) line(dst []byte, l line, r *rand.Rand, z *rand.Zipf) []byte {
	keep := r.IntN(4) == 0 // the line as it is: headings, prompts and metadata among them
	for _, p := range l {
		switch {
		case !p.word || keep:
			dst = append(dst, p.text...)
		case r.IntN(30) == 0:
			dst = s.capital(dst, p.text, s.words[z.Uint64()]+[...]string{"", "s"}[r.IntN(2)]+s.words[r.IntN(len(s.words))])
		default:
			dst = s.capital(dst, p.text, s.words[z.Uint64()])
		}
	}
	return dst
}

// capital appends word with a capital if the word that it stands for has one.
func (s *Source) capital(dst []byte, old, word string) []byte {
	if c, _ := utf8.DecodeRuneInString(old); unicode.IsUpper(c) {
		f, n := utf8.DecodeRuneInString(word)
		dst = utf8.AppendRune(dst, unicode.ToUpper(f))
		word = word[n:]
	}
	return append(dst, word...)
}

// Notes returns a corpus of about size bytes in the given number of notes.
func (s *Source) Notes(seed uint64, size, notes int) [][]byte {
	out := make([][]byte, notes)
	for i := range out {
		out[i] = bytes.Clone(s.Note(nil, seed, uint64(i), size/notes))
	}
	return out
}
