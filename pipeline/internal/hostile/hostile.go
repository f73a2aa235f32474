// Package hostile makes files that are broken or meant to break a reader: zip
// bombs, truncated documents, entities that feed on themselves, bytes that are
// no text. Tests read them all and see that each ends with a plain word in
// bounded time and memory, and that good files beside them are coded.
//
// Start with [Files]. Nothing is kept on disk: some of the files are large.
package hostile

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
)

// A File is one hostile file.
type File struct {
	Name string
	// Make returns the bytes, the same each time.
	Make func() []byte
	// Want is the id of the message that reading the file must give, "read" if
	// it is to be read without any fault, or "" if only the bounds matter.
	Want string
	// Documents is how many documents it gives; -1 if that does not matter.
	Documents int
}

// Files returns every hostile file, in a fixed order.
func Files() []File {
	var all []File
	for _, some := range [][]File{texts(), markups(), words(), archives(), letters(), others()} {
		all = append(all, some...)
	}
	return all
}

// times returns s repeated.
func times(s string, n int) func() []byte {
	return func() []byte { return []byte(strings.Repeat(s, n)) }
}

// plain returns s itself.
func plain(s string) func() []byte { return func() []byte { return []byte(s) } }

// noise returns n bytes without order, the same each time.
func noise(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(r.Uint32())
	}
	return out
}

// wide encodes ASCII as UTF-16 with the low byte first.
func wide(s string) []byte {
	var b bytes.Buffer
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.Bytes()
}

// note is plain good text for a file to be hostile in.
const note = "Anteckningar från kvällen\n\nVad saknas på orten?\n\n- Fler bussar på kvällen\n- Någon som bjuder på kaffe\n"

// texts are files that are, or claim to be, plain text.
func texts() []File {
	return []File{
		{"tom.txt", plain(""), "ingest.empty", 1},
		{"blanksteg.txt", times(" \n\t", 10_000), "ingest.empty", 1},
		{"noll.txt", times("\x00", 100_000), "ingest.binary", 0},
		{"slump.txt", func() []byte { return noise(200_000) }, "ingest.binary", 0},
		{"slump", func() []byte { return noise(200_000) }, "ingest.binary", 0},
		{"bild.txt", func() []byte { return append([]byte("\xff\xd8\xff\xe0"), noise(5000)...) }, "ingest.is-image", 0},
		{"program.md", func() []byte { return append([]byte("\x7fELF\x02"), noise(5000)...) }, "ingest.is-program", 0},
		{"packad.txt", func() []byte { return append([]byte("\x1f\x8b\x08"), noise(5000)...) }, "ingest.is-packed", 0},
		{"film.vtt", func() []byte { return append([]byte("\x00\x00\x00\x18ftypmp42"), noise(5000)...) }, "ingest.is-film", 0},
		{"utf32.txt", plain("\xff\xfe\x00\x00H\x00\x00\x00"), "ingest.utf32", 0},
		{"overlanga.txt", plain(note + "\xc0\xaf \xe0\x80\xaf \xf0\x80\x80\xaf\n"), "ingest.bad-utf8", 1},
		{"surrogater.txt", plain(note + "\xed\xa0\x80\xed\xbf\xbf\n"), "ingest.bad-utf8", 1},
		{"over-taket.txt", plain(note + "\xf4\x90\x80\x80 \xf8\x88\x80\x80\x80\n"), "ingest.bad-utf8", 1},
		{"avkortad-bokstav.txt", plain(note + "p\xc3"), "ingest.bad-utf8", 1},
		{"tusen-fel.txt", times("p\xc3\xa5 \xff ", 100_000), "ingest.bad-utf8-more", 1},
		{"tva-kodningar.txt", plain(note + "m\xf6te p\xe5 kv\xe4llen\n"), "ingest.stray-letter", 1},
		{"halva-tecken.txt", func() []byte {
			return append([]byte("\xff\xfe"), append(wide("Text "), 0x00, 0xd8, 'x', 0, 0x00, 0xdc)...)
		}, "ingest.bad-utf16", 1},
		{"udda-langd.txt", func() []byte { return append([]byte("\xff\xfe"), append(wide("Hej"), 'x')...) }, "ingest.bad-utf16", 1},
		{"bidi.txt", plain(note + "- \u202egalk\u202c \u2066x\u2069\n"), "ingest.bidi", 1},
		{"utan-bredd.txt", plain(note + "- bu\u200bss\u2060ar\n"), "ingest.zero-width", 1},
		{"bom-mitt-i.txt", plain("\ufeff" + note + "\ufeff" + note), "ingest.bom", 1},
		{"nolltecken.txt", func() []byte { return []byte(strings.Repeat(note, 5) + "no\x00ll\n") }, "ingest.nul", 1},
		{"radslut.txt", times("- ett\r\n- två\r- tre\n\n\r\r\n", 20_000), "read", 1},
		{"bara-cr.txt", times("- en rad på kvällen\r", 200_000), "read", 1},
		{"en-rad.txt", times("bussar på kvällen, ", 50_000_000/20), "read", 1},
		{"ett-ord.txt", times("å", 500_000), "read", 1},
		{"accenter.txt", func() []byte { return []byte("e" + strings.Repeat("\u0301", 300_000) + "\n") }, "read", 1},
		{"nfd.txt", times("o\u0308a\u0308a\u030a ", 200_000), "read", 1},
		{"dubbelkodad.txt", times("fÃ¶r Ã¤ldre ", 1000), "ingest.doubled", 1},
	}
}

// markups are Markdown and HTML.
func markups() []File {
	return []File{
		{"djup-lista.md", func() []byte {
			var b strings.Builder
			for i := range 3000 {
				fmt.Fprintf(&b, "%s- nivå\n", strings.Repeat("  ", i))
			}
			return []byte(b.String())
		}, "ingest.markdown-deep", 1},
		{"punkter-pa-rad.md", func() []byte { return []byte(strings.Repeat("- ", 500_000) + "x\n") }, "ingest.markdown-deep", 1},
		{"citat.md", func() []byte { return []byte(strings.Repeat(">", 500_000) + " x\n") }, "ingest.markdown-deep", 1},
		{"hakar.md", times("[", 1_000_000), "read", 1},
		{"stjarnor.md", times("*_**", 250_000), "read", 1},
		{"bred-tabell.md", func() []byte {
			return []byte(strings.Repeat("|a", 50_000) + "|\n" + strings.Repeat("|-", 50_000) + "|\n" + strings.Repeat("|b", 50_000) + "|\n")
		}, "read", 1},
		{"lang-tabell.md", func() []byte { return []byte("|a|b|\n|-|-|\n" + strings.Repeat("|c|d|\n", 100_000)) }, "read", 1},
		{"oppen-frontmatter.md", func() []byte { return []byte("---\ntitle: x\n" + strings.Repeat("nyckel: värde\n", 50_000)) }, "read", 1},
		{"oppen-kod.md", func() []byte { return []byte("```\n" + strings.Repeat("rad\n", 100_000)) }, "read", 1},
		{"djup.html", func() []byte {
			return []byte("<html>" + strings.Repeat("<div>", 200_000) + "ord" + strings.Repeat("</div>", 200_000))
		}, "read", 1},
		{"djup-lista.html", func() []byte { return []byte("<html>" + strings.Repeat("<ul><li>x", 10_000)) }, "read", 1},
		{"djup-tabell.html", func() []byte { return []byte("<html>" + strings.Repeat("<table><tr><td>x", 20_000)) }, "read", 1},
		{"attribut.html", func() []byte { return []byte("<html><p class=\"" + strings.Repeat("x", 10_000_000) + "\">ord</p>") }, "read", 1},
		{"manga-attribut.html", func() []byte { return []byte("<html><p " + strings.Repeat("a=1 ", 500_000) + ">ord</p>") }, "read", 1},
		{"kommentar.html", func() []byte { return []byte("<html><p>ord<!-- " + strings.Repeat("-", 1_000_000)) }, "read", 1},
		{"skript.html", func() []byte { return []byte("<html><script>" + strings.Repeat("<", 1_000_000)) }, "ingest.empty", 1},
		{"entiteter.html", func() []byte {
			return []byte("<html><p>&#0;&#xD800;&#x110000;&amp;amp;&nosuch;" + strings.Repeat("&amp;", 200_000))
		}, "read", 1},
		{"spann.html", plain("<html><table><tr><td colspan=999999999>x<td colspan=-1>y</table>"), "read", 1},
		{"start.html", plain("<html><ol start=999999999999 type=i><li>x<li>y<li value=-5>z</ol>"), "read", 1},
		{"meny.html", func() []byte { return []byte("<html><nav>" + strings.Repeat("<nav>", 100_000) + "x") }, "ingest.empty", 1},
		{"kallas-text.txt", plain("<!DOCTYPE html><html><p>Fler bussar</p></html>"), "ingest.mismatch", 1},
	}
}
