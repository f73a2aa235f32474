package pipeline

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// A shard file is a header and the records of some of a run's inputs, in input
// order: a magic line, then blocks, each with its length (8 bytes, big-endian).
// The header is the first block, and what is in it is the caller's.
const shardMagic = "temakod shard 1\n"

// A ShardWriter writes a shard file.
type ShardWriter struct{ w io.Writer }

// NewShardWriter begins a shard file on w.
func NewShardWriter(w io.Writer, header []byte) (*ShardWriter, error) {
	if _, err := io.WriteString(w, shardMagic); err != nil {
		return nil, err
	}
	s := &ShardWriter{w}
	return s, s.block(header)
}

// Write adds a record. Records come in input order.
func (s *ShardWriter) Write(r *Record) error {
	var b bytes.Buffer
	if err := r.Encode(&b); err != nil {
		return err
	}
	return s.block(b.Bytes())
}

func (s *ShardWriter) block(data []byte) error {
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(len(data)))
	if _, err := s.w.Write(n[:]); err != nil {
		return err
	}
	_, err := s.w.Write(data)
	return err
}

// A ShardReader reads a shard file, one record at a time.
type ShardReader struct {
	r      *bufio.Reader
	Header []byte
}

// maxBlock is how large a block of a shard file may be.
const maxBlock = 16 << 30

// NewShardReader reads the head of a shard file. The error is [ErrDamaged] for
// a file that is none.
func NewShardReader(r io.Reader) (*ShardReader, error) {
	s := &ShardReader{r: bufio.NewReaderSize(r, 1<<16)}
	magic := make([]byte, len(shardMagic))
	if _, err := io.ReadFull(s.r, magic); err != nil || string(magic) != shardMagic {
		return nil, ErrDamaged
	}
	var err error
	s.Header, err = s.block()
	return s, err
}

// Next returns the next record, or [io.EOF] after the last.
func (s *ShardReader) Next() (*Record, error) {
	data, err := s.block()
	if err != nil {
		return nil, err
	}
	return DecodeRecord(data)
}

func (s *ShardReader) block() ([]byte, error) {
	var n [8]byte
	if _, err := io.ReadFull(s.r, n[:]); err != nil {
		if err == io.EOF {
			return nil, io.EOF
		}
		return nil, ErrDamaged
	}
	size := binary.BigEndian.Uint64(n[:])
	if size > maxBlock {
		return nil, ErrDamaged
	}
	// The length may lie: the buffer grows with what is really there.
	var b bytes.Buffer
	if got, err := io.CopyN(&b, s.r, int64(size)); err != nil || uint64(got) != size {
		return nil, ErrDamaged
	}
	return b.Bytes(), nil
}

// Merge puts the records of n inputs through the counter, the streams and the
// sinks of cfg, as [Run] does with those that it makes itself. Next gives the
// record of input i; it is called once for each, in order.
func Merge(ctx context.Context, n int, next func(i int) (*Record, error), cfg Config) (*Report, error) {
	c := &conductor{cfg: &cfg, inputs: make([]Input, n)}
	for i := range n {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r, err := next(i)
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = ErrDamaged
			}
			return nil, fmt.Errorf("input %d: %w", i+1, err)
		}
		r.index = i
		r.listen(cfg.Stages.Structure.Interviewers)
		r.render(cfg.Streams, &c.buffers)
		if err := c.leave(r); err != nil {
			return nil, err
		}
	}
	c.unheard()
	return &c.report, nil
}
