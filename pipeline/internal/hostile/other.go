package hostile

import (
	"fmt"
	"strings"
)

const letterHead = "MIME-Version: 1.0\nFrom: a@exempel.invalid\nSubject: Kväll\n"

// letters are electronic letters.
func letters() []File {
	deep := func() []byte {
		var b strings.Builder
		b.WriteString(letterHead)
		for i := range 2000 {
			fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=g%d\n\n--g%d\n", i, i)
		}
		b.WriteString("Content-Type: text/plain\n\nFler bussar\n")
		return []byte(b.String())
	}
	within := func() []byte {
		return []byte(strings.Repeat(letterHead+"Content-Type: message/rfc822; name=a.eml\nContent-Disposition: attachment; filename=a.eml\n\n", 100) + "slut")
	}
	return []File{
		{"djupt.eml", deep, "", -1},
		{"brev-i-brev.eml", within, "ingest.limit-nesting", -1},
		{"utan-slut.eml", plain(letterHead + "Content-Type: multipart/mixed; boundary=g\n\n--g\n\nFler bussar"), "ingest.cut-short", 1},
		{"utan-grans.eml", plain(letterHead + "Content-Type: multipart/mixed\n\nFler bussar"), "", 1},
		{"manga-delar.eml", func() []byte {
			return []byte(letterHead + "Content-Type: multipart/mixed; boundary=g\n\n" + strings.Repeat("--g\n\nx\n", 60_000) + "--g--\n")
		}, "ingest.limit-entries", 0},
		{"langt-huvud.eml", func() []byte { return []byte(letterHead + strings.Repeat("X-A: b\n c\n", 500_000) + "\nFler bussar\n") }, "read", 1},
		{"okand-kodning.eml", plain(letterHead + "Content-Type: text/plain; charset=x-nosuch\nContent-Transfer-Encoding: x-nosuch\n\nFler bussar\n"), "read", 1},
		{"trasig-base64.eml", func() []byte {
			return []byte(letterHead + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nRmxlciBidXNzYXI=!!!!" + strings.Repeat("=", 100_000))
		}, "read", 1},
		{"bilaga-utat.eml", plain(letterHead + "Content-Type: text/plain\nContent-Disposition: attachment; filename=\"../../etc/ut.txt\"\n\nFler bussar\n"), "", 2},
	}
}

// others are formats with marks or objects of their own.
func others() []File {
	pdf := func(objects string) func() []byte {
		return plain("%PDF-1.4\n" + objects + "\ntrailer << /Root 1 0 R /Size 9 >>\nstartxref\n0\n%%EOF\n")
	}
	return []File{
		{"ring.pdf", pdf("1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >> endobj"), "", 0},
		{"ring-av-langder.pdf", pdf("1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n3 0 obj << /Type /Page /Contents 4 0 R >> endobj\n4 0 obj << /Length 4 0 R >> stream\nBT (x) Tj ET\nendstream endobj"), "", -1},
		{"bara-huvud.pdf", plain("%PDF-1.7\n"), "", 0},
		{"djup.pdf", func() []byte { return pdf("1 0 obj " + strings.Repeat("[", 500_000) + " endobj")() }, "", 0},
		{"slump.pdf", func() []byte { return append([]byte("%PDF-1.7\n"), noise(200_000)...) }, "", 0},
		{"stora-tal.pdf", pdf("1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [] /Count 999999999999999999999 >> endobj"), "", 0},
		{"djup.rtf", func() []byte { return []byte("{\\rtf1 " + strings.Repeat("{", 500_000) + "x") }, "", -1},
		{"stor-bin.rtf", plain("{\\rtf1 text \\bin999999999 xyz}"), "", -1},
		{"vilda-koder.rtf", plain("{\\rtf1\\ansicpg99999 \\u-999999999999 ?\\'zz\\uc999999 \\u229 x\\par}"), "", -1},
		{"ett-ord.rtf", func() []byte { return []byte("{\\rtf1 " + strings.Repeat("x", 1_000_000) + "}") }, "", -1},
		{"bred.csv", times("a;", 500_000), "", -1},
		{"oppet-citat.csv", func() []byte { return []byte("fråga;svar\n1;\"" + strings.Repeat("x\n", 500_000)) }, "", -1},
		{"bara-citat.csv", times("\"", 500_001), "", -1},
		{"noll.tsv", times("a\t\x00\n", 1000), "", -1},
		{"bomb.xlsx", func() []byte {
			return pack(entry{name: "xl/workbook.xml", data: []byte("<workbook/>")}, entry{name: "xl/worksheets/sheet1.xml", data: []byte(strings.Repeat(" ", 80_000_000))})
		}, "", 0},
		{"utan-blad.xlsx", func() []byte { return pack(entry{name: "xl/workbook.xml", data: []byte("<workbook/>")}) }, "", 0},
		{"fel-tider.vtt", func() []byte {
			return []byte("WEBVTT\n\n99:99:99.999 --> 00:00:00.000\n<v " + strings.Repeat("A", 100_000) + ">x\n\n-1:00 --> x\ny\n")
		}, "", -1},
		{"manga-repliker.vtt", func() []byte {
			return []byte("WEBVTT\n\n" + strings.Repeat("00:01.000 --> 00:02.000\n<v A>ja\n\n", 50_000))
		}, "", -1},
		{"utan-text.srt", times("1\n00:00:01,000 --> 00:00:02,000\n\n", 50_000), "", -1},
	}
}
