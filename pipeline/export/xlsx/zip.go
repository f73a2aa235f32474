package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"slices"
)

// spoolMemory is how much of a packed workbook is kept in memory before it goes
// to a temporary file.
const spoolMemory = 16 << 20

// A parcel packs the parts of a workbook as they come and gives them out in an
// order of its own: the library hands over the parts of streamed sheets in the
// order of a map. Parts are compressed once and copied as they are.
type parcel struct {
	dir   string
	tmp   *os.File
	buf   bytes.Buffer
	size  int64 // of the spool, in memory or in the file
	parts []zip.FileHeader
	at    []int64 // where each part begins in the spool
	open  *part
	// mend changes parts that the library writes whole; nil leaves all as they are.
	mend func(name string, content []byte) []byte
	err  error
}

// part is the entry that is being written.
type part struct {
	name string
	hold *bytes.Buffer // not nil for a part that is to be mended whole
	pack *flate.Writer
	sum  hash.Hash32
	size uint64
}

// Create begins the part called name and ends the one before.
func (p *parcel) Create(name string) (io.Writer, error) {
	if err := p.end(); err != nil {
		return nil, err
	}
	p.open = &part{name: name}
	if p.mend != nil && mended(name) {
		p.open.hold = &bytes.Buffer{}
		return p.open.hold, nil
	}
	return p, p.begin()
}

func (p *parcel) begin() error {
	p.at = append(p.at, p.size)
	pack, err := flate.NewWriter(spool{p}, packLevel)
	p.open.pack, p.open.sum = pack, crc32.NewIEEE()
	return err
}

// packLevel: a workbook of 105,000 codings took 3.5 s of CPU and 36.4 MB at
// level 1, 3.7 s and 30.6 MB at 3, 5.2 s and 26.3 MB at 6.
const packLevel = 3

// Write packs a stretch of the open part.
func (p *parcel) Write(b []byte) (int, error) {
	p.open.sum.Write(b)
	p.open.size += uint64(len(b))
	return p.open.pack.Write(b)
}

// AddFS is not used by the library when it writes a workbook.
func (p *parcel) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close ends the last part.
func (p *parcel) Close() error { return p.end() }

func (p *parcel) end() error {
	o := p.open
	if o == nil {
		return p.err
	}
	if o.hold != nil {
		if p.err = p.begin(); p.err == nil {
			_, p.err = p.Write(p.mend(o.name, o.hold.Bytes()))
		}
	}
	p.open = nil
	if p.err == nil {
		p.err = o.pack.Close()
	}
	// 1 January 1980, where the zip format's time begins: the workbook does not
	// know the clock.
	p.parts = append(p.parts, zip.FileHeader{
		Name: o.name, Method: zip.Deflate, CRC32: o.sum.Sum32(), UncompressedSize64: o.size,
		CompressedSize64: uint64(p.size - p.at[len(p.at)-1]), ModifiedDate: 1<<5 | 1,
	})
	return p.err
}

// spool is the packed end of a parcel.
type spool struct{ p *parcel }

func (s spool) Write(b []byte) (int, error) {
	p := s.p
	p.size += int64(len(b))
	p.buf.Write(b)
	if p.buf.Len() < spoolMemory {
		return len(b), nil
	}
	if p.tmp == nil {
		tmp, err := os.CreateTemp(p.dir, "temakod-*.tmp")
		if err != nil {
			return 0, err
		}
		p.tmp = tmp
	}
	if _, err := p.buf.WriteTo(p.tmp); err != nil {
		return 0, err
	}
	return len(b), nil
}

// reader gives the packed bytes of part i.
func (p *parcel) reader(i int) (io.Reader, error) {
	n := int64(p.parts[i].CompressedSize64)
	if p.tmp == nil {
		return bytes.NewReader(p.buf.Bytes()[p.at[i] : p.at[i]+n]), nil
	}
	if _, err := p.buf.WriteTo(p.tmp); err != nil {
		return nil, err
	}
	return io.NewSectionReader(p.tmp, p.at[i], n), nil
}

// writeTo writes the workbook: the list of types first, as readers expect, then
// the rest by name.
func (p *parcel) writeTo(w io.Writer) error {
	order := make([]int, len(p.parts))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(rank(p.parts[a].Name), rank(p.parts[b].Name)), cmp.Compare(p.parts[a].Name, p.parts[b].Name))
	})
	zw := zip.NewWriter(w)
	for _, i := range order {
		h := p.parts[i]
		to, err := zw.CreateRaw(&h)
		if err != nil {
			return err
		}
		from, err := p.reader(i)
		if err != nil {
			return err
		}
		if _, err := io.Copy(to, from); err != nil {
			return err
		}
	}
	return zw.Close()
}

func rank(name string) int {
	switch name {
	case contentTypes:
		return 0
	case "_rels/.rels":
		return 1
	}
	return 2
}

// discard removes the temporary file.
func (p *parcel) discard() error {
	p.buf = bytes.Buffer{}
	if p.tmp == nil {
		return nil
	}
	err := errors.Join(p.tmp.Close(), os.Remove(p.tmp.Name()))
	p.tmp = nil
	return err
}
