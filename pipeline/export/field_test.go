package export

import (
	"encoding/csv"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/source"
)

func TestNumbers(t *testing.T) {
	for _, f := range []float64{0, 1, 10, 99, 101, 1e6, 1.5, 0.1, 1.0 / 3, 123456789, 1e9 - 1, 1e9, 1e10, 1e11 + 1, 1e21, -1, math.Copysign(0, -1)} {
		if got, want := string(appendNumber(nil, f)), strconv.FormatFloat(f, 'g', 10, 64); got != want {
			t.Errorf("appendNumber(%v) = %q, want %q", f, got, want)
		}
	}
	negative := math.Float32frombits(1 << 31)
	shares := []float32{0, 1, 0.5, 0.005, 0.015, 0.125, 0.375, 0.625, 0.995, 0.999, 0.9949, 1.5, -0.25, negative, float32(math.NaN())}
	for n := range 10_000 {
		shares = append(shares, float32(n)/9_999, float32(n)/8_192)
	}
	for _, f := range shares {
		if got, want := string(appendShare(nil, f)), strconv.FormatFloat(float64(f), 'f', 2, 32); got != want {
			t.Errorf("appendShare(%v) = %q, want %q", f, got, want)
		}
	}
}

// FuzzField holds that what a field holds is what a reader of CSV gets, and that
// quotes stand only where they must.
func FuzzField(f *testing.F) {
	for _, s := range []string{"", "a", " a", "a,b", "åtta bokstäver", "rad\nrad", `ett "ord" till`, "slutet är komma,", "\r", "12345678,", "1234567\"8", "-+-+-+-+", "!#!#!#!#"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		field := string(appendField(nil, s))
		if must := strings.HasPrefix(s, " ") || strings.ContainsAny(s, ",\"\n\r"); must != strings.HasPrefix(field, `"`) {
			t.Errorf("appendField(%q) = %q", s, field)
		}
		if strings.Contains(s, "\r") || s == "" { // which the reader changes or skips
			return
		}
		rows, err := csv.NewReader(strings.NewReader(field + ",x\n")).ReadAll()
		if err != nil || len(rows) != 1 || len(rows[0]) != 2 || rows[0][0] != s {
			t.Errorf("appendField(%q) = %q, which reads as %q, %v", s, field, rows, err)
		}
	})
}

// FuzzPassages holds that a part of a text is written as a field of its own is.
func FuzzPassages(f *testing.F) {
	for _, s := range []string{"", "a", "a b, c \"d\" e\nf", "rad,\r\nrad\rrad\n", "\",\"\n \n,", "åtta bokstäver och, nio"} {
		f.Add(s, uint8(3), uint8(2))
	}
	f.Fuzz(func(t *testing.T, body string, long, gap uint8) {
		text := source.New("", strings.ToValidUTF8(body, "?"))
		body = text.Body
		p := passages{text: body, comma: -1, quote: -1}
		for start := 0; start < len(body); start += int(long) + int(gap) + 1 {
			s := source.Span{Start: start, End: min(len(body), start+int(long))}
			oneLine := text.LineAt(s.Start) == text.LineAt(last(s))
			got, want := string(p.append(nil, s, oneLine)), string(appendField(nil, s.Text(body)))
			if got != want {
				t.Errorf("%q at %v is written %q, want %q", body, s, got, want)
			}
		}
	})
}

// TestAppendInt holds that whole numbers are written as strconv writes them.
func TestAppendInt(t *testing.T) {
	for n := 1; n <= math.MaxInt/10; n *= 10 {
		for _, n := range []int{n - 1, n, n + 1, 7 * n, -n} {
			if got, want := string(appendInt(nil, n)), strconv.Itoa(n)+","; got != want {
				t.Errorf("appendInt(%d) = %q, want %q", n, got, want)
			}
		}
	}
}
