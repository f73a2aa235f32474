package hostile

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io/fs"
	"strings"
)

// An entry is a file to be packed.
type entry struct {
	name  string
	data  []byte
	store bool
	link  bool
}

// pack makes a zip archive.
func pack(entries ...entry) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		if e.store {
			h.Method = zip.Store
		}
		if e.link {
			h.SetMode(fs.ModeSymlink | 0o777)
		}
		// The writer writes to memory, where nothing fails.
		if p, err := w.CreateHeader(h); err == nil {
			p.Write(e.data)
		}
	}
	w.Close()
	return b.Bytes()
}

// nested packs data in n archives, one around the other.
func nested(n int, data []byte) []byte {
	name := "not.txt"
	for range n {
		data = pack(entry{name: name, data: data})
		name = "inre.zip"
	}
	return data
}

// overlapping makes an archive whose n entries are all one stretch of packed
// data, as David Fifield's better zip bomb.
func overlapping(n, size int) []byte {
	one := pack(entry{name: "a.txt", data: bytes.Repeat([]byte("a"), size)})
	end := bytes.LastIndex(one, []byte("PK\x01\x02"))
	local, central := one[:end], one[end:]
	tail := bytes.LastIndex(central, []byte("PK\x05\x06"))
	record, trailer := central[:tail], bytes.Clone(central[tail:])
	var b bytes.Buffer
	b.Write(local)
	for i := range n {
		r := bytes.Clone(record)
		name := fmt.Sprintf("%05d.txt", i)
		binary.LittleEndian.PutUint16(r[28:], uint16(len(name)))
		b.Write(r[:46])
		b.WriteString(name)
		b.Write(r[46+len("a.txt"):])
	}
	binary.LittleEndian.PutUint16(trailer[8:], uint16(n))
	binary.LittleEndian.PutUint16(trailer[10:], uint16(n))
	binary.LittleEndian.PutUint32(trailer[12:], uint32(b.Len()-len(local)))
	binary.LittleEndian.PutUint32(trailer[16:], uint32(len(local)))
	b.Write(trailer)
	return b.Bytes()
}

// flagged sets a flag bit of every entry, as 1 for encrypted.
func flagged(data []byte, bit uint16) []byte {
	data = bytes.Clone(data)
	for _, mark := range []struct {
		sign string
		at   int
	}{{"PK\x03\x04", 6}, {"PK\x01\x02", 8}} {
		for i := 0; ; {
			j := bytes.Index(data[i:], []byte(mark.sign))
			if j < 0 {
				break
			}
			i += j + mark.at
			binary.LittleEndian.PutUint16(data[i:], binary.LittleEndian.Uint16(data[i:])|bit)
		}
	}
	return data
}

// wrongSum packs a good file and one whose checksum is not that of its bytes.
func wrongSum() []byte {
	bad := []byte("Den här filen är skadad\n")
	b := pack(entry{name: "bra.txt", data: []byte(note)}, entry{name: "skadad.txt", data: bad, store: true})
	sum := binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(bad))
	return bytes.ReplaceAll(b, sum, []byte{1, 2, 3, 4})
}

// archives are zip archives and books.
func archives() []File {
	many := func() []byte {
		var files []entry
		for i := range 30_000 {
			files = append(files, entry{name: fmt.Sprintf("%d.txt", i), store: true})
		}
		return pack(files...)
	}
	return []File{
		{"bomb.zip", func() []byte {
			return pack(entry{name: "stor.txt", data: bytes.Repeat([]byte("a"), 80_000_000)})
		}, "ingest.limit-ratio", 0},
		{"bomb-i-arkiv.zip", func() []byte {
			bomb := pack(entry{name: "stor.txt", data: bytes.Repeat([]byte("a"), 80_000_000)})
			return pack(entry{name: "a-bra.txt", data: []byte(note)}, entry{name: "bomb.zip", data: bomb}, entry{name: "c-bra.txt", data: []byte(note)})
		}, "ingest.limit-ratio", 2},
		{"overlapp.zip", func() []byte { return overlapping(5000, 1_000_000) }, "ingest.limit-ratio", -1},
		{"nastlad.zip", func() []byte { return nested(40, []byte(note)) }, "ingest.limit-nesting", 0},
		{"manga.zip", many, "ingest.limit-entries", 0},
		{"utat.zip", func() []byte {
			return pack(entry{name: "../../etc/ut.txt", data: []byte(note)}, entry{name: `..\..\fonster.txt`, data: []byte(note)}, entry{name: "/rot.txt", data: []byte(note)})
		}, "read", 3},
		{"lank.zip", func() []byte {
			return pack(entry{name: "lank.txt", data: []byte("/etc/passwd"), link: true}, entry{name: "not.txt", data: []byte(note)})
		}, "ingest.links-inside", 1},
		{"last.zip", func() []byte { return flagged(pack(entry{name: "not.txt", data: []byte(note)}), 1) }, "ingest.locked", 0},
		{"skadad-fil.zip", wrongSum, "ingest.entry-damaged", 1},
		{"dubbla-namn.zip", func() []byte {
			return pack(entry{name: "not.txt", data: []byte(note)}, entry{name: "not.txt", data: []byte("annat\n")})
		}, "read", 2},
		{"avkortad.zip", func() []byte { b := nested(1, noise(10_000)); return b[:len(b)-30] }, "ingest.archive-damaged", 0},
		{"tomt.zip", plain("PK\x05\x06" + strings.Repeat("\x00", 18)), "ingest.nothing-inside", 0},
		{"bara-bilder.zip", func() []byte { return pack(entry{name: "a.jpg", data: noise(100)}) }, "ingest.nothing-inside", 0},
		{"styrtecken-i-namn.zip", func() []byte { return pack(entry{name: "a\x1b[31m\n\x00b.txt", data: []byte(note)}) }, "read", 1},
		{"okand-metod.zip", func() []byte {
			b := pack(entry{name: "not.txt", data: []byte(note), store: true})
			b[8] = 99
			i := bytes.Index(b, []byte("PK\x01\x02"))
			b[i+10] = 99
			return b
		}, "ingest.entry-damaged", 0},
		{"utan-kapitel.epub", func() []byte {
			return pack(entry{name: "mimetype", data: []byte("application/epub+zip"), store: true},
				entry{name: "META-INF/container.xml", data: []byte(`<c><rootfile full-path="META-INF/container.xml"/></c>`)})
		}, "ingest.damaged", 0},
		{"saknade-kapitel.epub", func() []byte {
			return pack(entry{name: "mimetype", data: []byte("application/epub+zip"), store: true},
				entry{name: "META-INF/container.xml", data: []byte(`<c><rootfile full-path="b.opf"/></c>`)},
				entry{name: "a.xhtml", data: []byte("<p>Fler bussar</p>")},
				entry{name: "b.opf", data: []byte(`<p><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="../../../etc/passwd" media-type="application/xhtml+xml"/><itemref idref="a"/><itemref idref="b"/><itemref idref="a"/></p>`)})
		}, "ingest.chapters-missing", 1},
		{"last.epub", func() []byte {
			return pack(entry{name: "mimetype", data: []byte("application/epub+zip"), store: true},
				entry{name: "META-INF/container.xml", data: []byte(`<c><rootfile full-path="b.opf"/></c>`)},
				entry{name: "META-INF/encryption.xml", data: []byte(`<e><CipherReference URI="a.xhtml"/></e>`)},
				entry{name: "a.xhtml", data: noise(1000)},
				entry{name: "b.opf", data: []byte(`<p><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><itemref idref="a"/></p>`)})
		}, "ingest.locked", 0},
	}
}
