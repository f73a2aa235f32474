package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding/charmap"

	"github.com/temakod/temakod/pipeline/source"
)

// Encodings lists the character encodings that are read, by the names that
// [corpus.Document] and Options.Encoding use.
func Encodings() []string {
	return []string{"utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1", "cp850", "macintosh"}
}

// EncodingNamed returns the encoding that a user calls name, as "Latin1" or
// "UTF8"; false if it is none of [Encodings].
func EncodingNamed(name string) (string, bool) {
	name = strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(name))
	switch name {
	case "utf8", "utf8bom", "ascii":
		return "utf-8", true
	case "utf16", "utf16le", "unicode":
		return "utf-16le", true
	case "utf16be":
		return "utf-16be", true
	case "windows1252", "cp1252", "ansi", "win1252":
		return "windows-1252", true
	case "iso88591", "latin1", "latin", "iso885915":
		return "iso-8859-1", true
	case "cp850", "ibm850", "850", "dos", "cp437", "oem":
		return "cp850", true
	case "macintosh", "macroman", "mac", "xmacroman":
		return "macintosh", true
	}
	return "", false
}

// Text returns the text of a file that holds no notes, such as a table of
// metadata: valid UTF-8 without byte order mark. What was guessed or mended comes
// beside it. The text may share memory with data, which must not change
// afterwards.
func Text(name string, data []byte) (string, []*source.Error) {
	f := &file{name: name, data: data, opt: &Options{Limits: Limits{}.WithDefaults()}, effort: &effort{}}
	text, _, _ := f.decode()
	notes := append(f.about, f.errs...)
	for _, e := range notes {
		if e.Hint == "ingest.hint-encoding" { // which is about notes
			e.WithHint("ingest.hint-resave")
		}
	}
	return text, notes
}

// charmapOf returns the table of an encoding with a byte a character.
func charmapOf(encoding string) *charmap.Charmap {
	switch encoding {
	case "iso-8859-1":
		return charmap.ISO8859_1
	case "cp850":
		return charmap.CodePage850
	case "macintosh":
		return charmap.Macintosh
	}
	return charmap.Windows1252
}

// decode returns the file's bytes as text: valid UTF-8 without byte order mark,
// with the line ends that it came with. What was guessed or mended has been
// reported. It is false when the file is no text, which has been reported too.
// encoding is what Document.Encoding is to say.
//
// The order: byte order mark, what the user asked for, UTF-16 by where its NULs
// are, valid UTF-8, UTF-8 with a few bad bytes, and last the best guess among
// the encodings with a byte a letter. UTF-8 that is whole is not copied: the
// text lies over the bytes of the file.
func (f *file) decode() (text, encoding string, ok bool) {
	data := f.data
	if !f.step(len(data)) {
		return "", "", false
	}
	switch {
	case hasPrefix(data, "\xff\xfe\x00\x00") || hasPrefix(data, "\x00\x00\xfe\xff"):
		f.reject("ingest.utf32").WithHint("ingest.hint-save-utf8")
		return "", "", false
	case hasPrefix(data, "\xef\xbb\xbf"):
		text, ok = f.decodeUTF8(overlay(data[3:]))
		return text, "utf-8", ok
	case hasPrefix(data, "\xff\xfe"):
		return f.decodeUTF16(data[2:], false), "utf-16le", true
	case hasPrefix(data, "\xfe\xff"):
		return f.decodeUTF16(data[2:], true), "utf-16be", true
	}
	if f.opt.Encoding != "" {
		return f.decodeAsked(f.opt.Encoding)
	}
	if big, ok := looksUTF16(data); ok {
		encoding = "utf-16le"
		if big {
			encoding = "utf-16be"
		}
		f.notice("ingest.encoding-guess", encoding).WithHint("ingest.hint-encoding")
		return f.decodeUTF16(data, big), encoding, true
	}
	text = overlay(data)
	found := survey(text)
	if (found.controls || !found.valid) && looksBinary(data) {
		f.reject("ingest.binary").WithHint("ingest.hint-binary")
		return "", "", false
	}
	if found.valid || nearlyUTF8(text) {
		text, ok = f.wholeUTF8(text, found)
		return text, "utf-8", ok
	}
	encoding, sure := guessCharmap(data)
	if sure {
		f.notice("ingest.encoding-guess", encoding).WithHint("ingest.hint-encoding")
	} else {
		f.fault("ingest.encoding-unknown", encoding).WithHint("ingest.hint-encoding")
	}
	return f.decodeCharmap(data, encoding), encoding, true
}

// decodeAsked decodes as the user said.
func (f *file) decodeAsked(name string) (text, encoding string, ok bool) {
	encoding, ok = EncodingNamed(name)
	if !ok {
		f.reject("ingest.encoding-name", name, strings.Join(Encodings(), ", "))
		return "", "", false
	}
	switch encoding {
	case "utf-8":
		text, ok = f.decodeUTF8(overlay(f.data))
		return text, encoding, ok
	case "utf-16le", "utf-16be":
		return f.decodeUTF16(f.data, encoding == "utf-16be"), encoding, true
	}
	if s := overlay(f.data); !isASCII(s) && utf8.ValidString(s) {
		f.notice("ingest.encoding-doubt", encoding)
	}
	return f.decodeCharmap(f.data, encoding), encoding, true
}

// overlay returns data as a string without copying it.
func overlay(data []byte) string { return unsafe.String(unsafe.SliceData(data), len(data)) }

func hasPrefix(data []byte, prefix string) bool {
	return len(data) >= len(prefix) && string(data[:len(prefix)]) == prefix
}

// decodeCharmap decodes an encoding with a byte a character.
func (f *file) decodeCharmap(data []byte, encoding string) string {
	table := charmapOf(encoding)
	var runes [256]rune
	for i := range runes {
		runes[i] = table.DecodeByte(byte(i))
	}
	out := make([]byte, 0, len(data)+len(data)/16)
	for _, c := range data {
		if c < utf8.RuneSelf {
			out = append(out, c)
		} else {
			out = utf8.AppendRune(out, runes[c])
		}
	}
	text := overlay(out)
	f.inspect(text, survey(text))
	return text
}

// decodeUTF16 decodes UTF-16 without byte order mark. A surrogate without its
// other half and an odd byte at the end become U+FFFD.
func (f *file) decodeUTF16(data []byte, big bool) string {
	out := make([]byte, 0, len(data)/2+len(data)/16)
	var bad []int
	unit := func(i int) rune {
		if big {
			return rune(data[i])<<8 | rune(data[i+1])
		}
		return rune(data[i+1])<<8 | rune(data[i])
	}
	for i := 0; i < len(data); i += 2 {
		if i+1 == len(data) {
			bad = append(bad, len(out))
			out = utf8.AppendRune(out, utf8.RuneError)
			break
		}
		r := unit(i)
		if 0xd800 <= r && r < 0xe000 {
			if r < 0xdc00 && i+3 < len(data) && unit(i+2)&^0x3ff == 0xdc00 {
				r = (r-0xd800)<<10 | (unit(i+2) - 0xdc00) + 0x10000
				i += 2
			} else {
				bad = append(bad, len(out))
				r = utf8.RuneError
			}
		}
		out = utf8.AppendRune(out, r)
	}
	text := overlay(out)
	f.badPlaces(text, bad, source.Fault, "ingest.bad-utf16", "ingest.bad-utf16-more")
	f.inspect(text, survey(text))
	return text
}

// decodeUTF8 checks text and makes it whole.
func (f *file) decodeUTF8(text string) (string, bool) { return f.wholeUTF8(text, survey(text)) }

// wholeUTF8 returns text as it is where the survey found it whole. A bad byte
// within a word that is a letter in Windows-1252 is taken for that letter, as
// when files of two encodings were put together; other bad bytes become U+FFFD.
func (f *file) wholeUTF8(text string, found findings) (string, bool) {
	if found.valid {
		f.inspect(text, found)
		return text, !f.rejected
	}
	out := make([]byte, 0, len(text)+64)
	var mended, bad []int
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r != utf8.RuneError || n != 1 {
			out = append(out, text[i:i+n]...)
			i += n
			continue
		}
		if letter, ok := strayLetter(text, i); ok {
			mended = append(mended, len(out))
			out = utf8.AppendRune(out, letter)
			i++
			continue
		}
		bad = append(bad, len(out))
		out = utf8.AppendRune(out, utf8.RuneError)
		i += max(1, brokenLen(text[i:]))
	}
	whole := overlay(out)
	f.badPlaces(whole, mended, source.Notice, "ingest.stray-letter", "ingest.stray-letter-more")
	f.badPlaces(whole, bad, source.Fault, "ingest.bad-utf8", "ingest.bad-utf8-more")
	f.inspect(whole, survey(whole))
	return whole, !f.rejected
}

// strayLetter returns the Swedish letter that the bad byte at i is in
// Windows-1252, if it stands beside a letter and so within a word.
func strayLetter(text string, i int) (rune, bool) {
	if strings.IndexByte("\xe5\xe4\xf6\xc5\xc4\xd6\xe9\xc9\xfc", text[i]) < 0 {
		return 0, false
	}
	before := i > 0 && isASCIILetter(text[i-1])
	after := i+1 < len(text) && isASCIILetter(text[i+1])
	return charmap.Windows1252.DecodeByte(text[i]), before || after
}

// brokenLen is how many bytes of a cut or overlong sequence make one U+FFFD:
// the lead byte and what could have gone with it.
func brokenLen(s string) int {
	want := 0
	switch c := s[0]; {
	case c >= 0xf0 && c < 0xf8:
		want = 3
	case c >= 0xe0:
		want = 2
	case c >= 0xc0:
		want = 1
	}
	if s[0] >= 0xf8 {
		want = 0
	}
	n := 1
	for n <= want && n < len(s) && s[n]&0xc0 == 0x80 {
		n++
	}
	return n
}

// badPlaces reports the first places of one kind one by one, with line and
// column, and then how many more there are.
func (f *file) badPlaces(text string, at []int, level source.Level, id, idMore string) {
	const shown = 5
	if len(at) == 0 {
		return
	}
	located := source.New(f.name, text)
	for _, off := range at[:min(shown, len(at))] {
		_, n := utf8.DecodeRuneInString(text[off:])
		span := source.Span{Start: off, End: off + n}
		e := located.Errorf(level, span, id, span.Text(text))
		if level == source.Fault {
			e.WithHint("ingest.hint-encoding")
		}
		f.about = append(f.about, e)
	}
	if more := len(at) - shown; more > 0 {
		f.report(level, idMore, []any{more})
	}
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isASCII(s string) bool {
	return !slices.ContainsFunc(unsafe.Slice(unsafe.StringData(s), len(s)), func(c byte) bool { return c >= utf8.RuneSelf })
}
