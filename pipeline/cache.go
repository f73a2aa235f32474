package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/temakod/temakod/pipeline/source"
)

// A Cache remembers finished inputs by key. Get returns an error that is
// [fs.ErrNotExist] for a key that it does not know. Both may be called by
// several workers at once, and Put must not leave half an entry behind.
type Cache interface {
	Get(key string) ([]byte, error)
	Put(key string, data []byte) error
}

// Key identifies an input by all that can change its record: its name, its
// bytes, those of the file beside it, and the stages' own key.
func (s *Stages) key(in *Input, data, sidecar []byte) string {
	h := sha256.New()
	for _, part := range [][]byte{[]byte(s.Key), []byte(in.Name), []byte(in.Path), sidecar, data} {
		fmt.Fprintf(h, "%d:", len(part))
		h.Write(part)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Encode writes the record, followed by nothing: what [DecodeRecord] reads. The
// encoding is preceded by its SHA-256, so that damage is noticed.
func (r *Record) Encode(w io.Writer) error {
	var b bytes.Buffer
	if err := newEncoder(&b).Encode(r); err != nil {
		return fmt.Errorf("encoding the record of %s: %w", r.Name, err)
	}
	sum := sha256.Sum256(b.Bytes())
	if _, err := w.Write(sum[:]); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// ErrDamaged is what [DecodeRecord] returns for bytes that no version of this
// program wrote.
var ErrDamaged = errors.New("the entry is damaged")

// DecodeRecord reads a record that [Record.Encode] wrote.
func DecodeRecord(data []byte) (*Record, error) {
	if len(data) < sha256.Size {
		return nil, ErrDamaged
	}
	if sum := sha256.Sum256(data[sha256.Size:]); !bytes.Equal(sum[:], data[:sha256.Size]) {
		return nil, ErrDamaged
	}
	r := new(Record)
	if err := newDecoder(bytes.NewReader(data[sha256.Size:])).Decode(r); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	return r, nil
}

// newEncoder and newDecoder know the types that stand behind the arguments of a
// message.
func newEncoder(w io.Writer) *gob.Encoder {
	gob.Register(source.Place{})
	return gob.NewEncoder(w)
}

func newDecoder(r io.Reader) *gob.Decoder {
	gob.Register(source.Place{})
	return gob.NewDecoder(r)
}

// cached looks an input up. With a cache, the input's bytes are read here and
// handed on, so that what is keyed is what is coded.
func (c *conductor) cached(w *worker, i int) (*Record, string) {
	if c.cfg.Cache == nil {
		return nil, ""
	}
	in := &c.inputs[i]
	data, failed := in.Read(w.file[:0])
	in.Read = func([]byte) ([]byte, error) { return data, failed }
	if failed != nil {
		return nil, ""
	}
	var sidecar []byte
	if in.Sidecar != nil {
		sidecar, _ = in.Sidecar() // an error is met again when the input is worked on
	}
	key := w.s.key(in, data, sidecar)
	entry, err := c.cfg.Cache.Get(key)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, key
	}
	var r *Record
	if err == nil {
		r, err = DecodeRecord(entry)
	}
	if err != nil {
		c.damaged(in.Name)
		return nil, key
	}
	in.Read = nil
	r.cached = true
	return r, key
}

// damaged reports an entry of the cache that cannot be used; the input is
// worked on anew, so the results are what they would be without a cache, and
// the notice is kept out of them.
func (c *conductor) damaged(name string) {
	if c.cfg.CacheTrouble != nil {
		c.trouble.Lock()
		defer c.trouble.Unlock()
		c.cfg.CacheTrouble(source.Whole(source.Notice, name, "run.cache-damaged"))
	}
}

func (c *conductor) remember(key string, r *Record) {
	var b bytes.Buffer
	err := r.Encode(&b)
	if err == nil {
		err = c.cfg.Cache.Put(key, b.Bytes())
	}
	if err != nil && c.cfg.CacheTrouble != nil {
		c.trouble.Lock()
		defer c.trouble.Unlock()
		e := source.Whole(source.Notice, r.Name, "run.cache-unwritten", reason(err))
		if errors.Is(err, fs.ErrPermission) {
			e = source.Whole(source.Notice, r.Name, "run.cache-forbidden")
		}
		c.cfg.CacheTrouble(e)
	}
}
