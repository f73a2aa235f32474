package ingest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// TestGuess encodes each invented note in the older encodings and asks for a
// guess, of the whole note and of each line in which three Swedish letters
// stand. Notes are guessed right without exception, lines nearly so.
func TestGuess(t *testing.T) {
	files, err := filepath.Glob(inTestdata("notes", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no notes: %v", err)
	}
	lines, wrong := 0, 0
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil || !utf8.Valid(data) {
			continue // a folder, or a note that is kept in another encoding
		}
		for _, encoding := range []string{"windows-1252", "cp850", "macintosh"} {
			encode := func(s string) ([]byte, bool) {
				b, err := charmapOf(encoding).NewEncoder().Bytes([]byte(s))
				return b, err == nil
			}
			same := func(got string) bool {
				return got == encoding || got == "iso-8859-1" && encoding == "windows-1252"
			}
			// What the encoding lacks would not stand in a note that is in it.
			note := strings.Map(func(r rune) rune {
				if _, ok := charmapOf(encoding).EncodeRune(r); !ok {
					return -1
				}
				return r
			}, norm.NFC.String(string(data)))
			whole, ok := encode(note)
			if !ok {
				t.Fatalf("%s cannot be encoded in %s", path, encoding)
			}
			if got, _ := guessCharmap(whole); !same(got) {
				t.Errorf("guessCharmap(%s in %s) = %s", path, encoding, got)
			}
			for line := range strings.Lines(note) {
				if n := strings.Count(line, "å") + strings.Count(line, "ä") + strings.Count(line, "ö"); n < 3 {
					continue
				}
				b, _ := encode(line)
				lines++
				if got, _ := guessCharmap(b); !same(got) {
					wrong++
					t.Logf("guessCharmap(%q in %s) = %s", line, encoding, got)
				}
			}
		}
	}
	if lines < 300 || wrong*100 > lines {
		t.Errorf("%d of %d lines guessed wrong; want at most one in a hundred", wrong, lines)
	}
	t.Logf("%d of %d lines guessed wrong", wrong, lines)
}

// TestDecode decodes bytes and lists what is said of them.
func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name, data, asked    string
		text, encoding, said string
	}{
		{"ascii", "Ja.", "", "Ja.", "utf-8", ""},
		{"utf-8", "Ja, å.", "", "Ja, å.", "utf-8", ""},
		{"utf-8 with mark", "\ufeffJa, å.", "", "Ja, å.", "utf-8", ""},
		{"the mark wins over what is asked", "\ufeffå", "cp850", "å", "utf-8", ""},
		{"one letter", "m\xf6te", "", "möte", "iso-8859-1", "encoding-guess"},
		{"one letter of DOS", "m\x94te", "", "möte", "cp850", "encoding-guess"},
		{"one letter of Mac", "m\x9ate", "", "möte", "macintosh", "encoding-guess"},
		{"asked", "m\x94te", "DOS", "möte", "cp850", ""},
		{"asked against the evidence", "möte", "latin1", "mÃ¶te", "iso-8859-1", "encoding-doubt doubled"},
		{"asked for what is not", "möte", "klingon", "", "", "encoding-name"},
		{"quotation marks", "\x93Ja\x94 \x96 sa hon\x85", "", "“Ja” – sa hon…", "windows-1252", "encoding-guess"},
		{"capitals of DOS", "\x8eLDRE P\x8f \x99N", "", "ÄLDRE PÅ ÖN", "cp850", "encoding-guess"},
		{"capitals", "\xc4LDRE P\xc5 \xd6N", "", "ÄLDRE PÅ ÖN", "iso-8859-1", "encoding-guess"},
		{"Cyrillic in KOI8", "\xf0\xd2\xc9\xd7\xc5\xd4 \xcd\xc9\xd2", "", "ðÒÉ×ÅÔ ÍÉÒ", "iso-8859-1", "encoding-unknown"},
		{"bad byte", "möte på \xff kvällen", "", "möte på \ufffd kvällen", "utf-8", "bad-utf8"},
		{"cut off", "möte p\xc3", "", "möte p\ufffd", "utf-8", "bad-utf8"},
		{"cut off, no other letter", "mote p\xe2\x80", "", "mote p\ufffd", "utf-8", "bad-utf8"},
		{"overlong", "möte \xc0\xaf", "", "möte \ufffd", "utf-8", "bad-utf8"},
		{"two encodings", "möte och m\xf6te", "", "möte och möte", "utf-8", "stray-letter"},
		{"utf-16, low byte first", "m\x00\xf6\x00t\x00e\x00", "", "möte", "utf-16le", "encoding-guess"},
		{"utf-16, high byte first", "\x00m\x00\xf6\x00t\x00e", "", "möte", "utf-16be", "encoding-guess"},
		{"utf-16 beyond the first plane", "\xff\xfeJ\x00a\x00\x3d\xd8\x4a\xde", "", "Ja🙊", "utf-16le", ""},
		{"control characters", "\x01\x02\x03\x04abc", "", "", "", "binary"},
		{"twice", "fÃ¶r Ã¤ldre", "", "fÃ¶r Ã¤ldre", "utf-8", "doubled"},
	} {
		f := &file{name: "fil.txt", data: []byte(c.data), opt: &Options{Encoding: c.asked, Limits: Limits{}.WithDefaults()}, effort: &effort{}}
		text, encoding, ok := f.decode()
		if !ok {
			text, encoding = "", ""
		}
		var said []string
		for _, e := range append(f.about, f.errs...) {
			said = append(said, strings.TrimPrefix(e.ID, "ingest."))
		}
		if got := strings.Join(said, " "); text != c.text || encoding != c.encoding || got != c.said {
			t.Errorf("%s: decode(%q) = %q, %q, saying %q; want %q, %q, saying %q", c.name, c.data, text, encoding, got, c.text, c.encoding, c.said)
		}
	}
}

// TestSurveyNormal holds the glance that survey takes at normal form C to the
// tables: each character that it lets pass, alone and between others, is normal.
func TestSurveyNormal(t *testing.T) {
	var all strings.Builder
	for r := rune(0); r < 0x2fff; r++ {
		s := string(r)
		if found := survey(s); found.nfc != (found.nfc && norm.NFC.IsNormalString("a"+s+"a"+s)) {
			t.Errorf("survey(%q) calls it normal; it is not", s)
		}
		if survey(s).nfc {
			all.WriteRune(r)
		}
	}
	if !norm.NFC.IsNormalString(all.String()) {
		t.Error("characters that survey calls normal are not so side by side")
	}
	for _, s := range []string{"åäöÅÄÖé – ’ ” … → •", "Ja.", ""} {
		if found := survey(s); !found.nfc || !found.valid {
			t.Errorf("survey(%q) = %+v; want valid and normal at a glance", s, found)
		}
	}
}

// FuzzSurvey holds survey to the library's own word on validity and form, and to
// a plain count of what else it finds.
func FuzzSurvey(f *testing.F) {
	f.Add("Mötesplats för äldre – på kvällen")
	f.Add("o\u0308 \xc3 \xe2\x80")
	for _, s := range []string{"å", "Ã", "–", "\xc3", "\x83", "\xc3\xc3", "\u0301", "\x00", "\x08", "\x0e", "\x1f", "\t", "\r"} {
		for i := range 10 { // at every place among eight bytes
			f.Add("nio bytes "[:i] + s + "och mer än det")
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		found := survey(s)
		if found.valid != utf8.ValidString(s) {
			t.Errorf("survey(%q) says valid: %v", s, found.valid)
		}
		if found.valid && !found.controls && countControls([]byte(s)) > 0 {
			t.Errorf("survey(%q) finds no control character", s)
		}
		if n := strings.Count(s, "Ã"); found.valid && found.doubled != n {
			t.Errorf("survey(%q) finds %d letters encoded twice, want %d", s, found.doubled, n)
		}
		if found.valid && found.nfc && !norm.NFC.IsNormalString(s) {
			t.Errorf("survey(%q) says normal", s)
		}
	})
}

// BenchmarkPlain reads a plain UTF-8 file of Swedish text; sha256 and valid are
// beside it to compare with.
func BenchmarkPlain(b *testing.B) {
	line := "- Mötesplatser på kvällen för äldre och unga, med någon som bjuder på kaffe – gärna varje vecka\n"
	data := bytes.Repeat([]byte(line), 16<<20/len(line))
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			Read("fil.txt", data, Options{})
		}
	})
	b.Run("note", func(b *testing.B) { // of the usual size
		note := data[:400*len(line)]
		b.SetBytes(int64(len(note)))
		for b.Loop() {
			Read("fil.txt", note, Options{})
		}
	})
	b.Run("survey", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			survey(overlay(data))
		}
	})
	b.Run("utf8.Valid", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			utf8.Valid(data)
		}
	})
}
