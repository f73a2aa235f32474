package xlsx

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

const (
	contentTypes = "[Content_Types].xml"
	chartParts   = "xl/charts/chart"
)

// A drawing is what is put into a chart that the library has made.
type drawing struct {
	series []string
	layout string // where the bars stand; empty leaves it to the program
}

// mended reports whether a part is changed after the library has made it.
func mended(name string) bool { return name == contentTypes || strings.HasPrefix(name, chartParts) }

// mend puts the list of types in order, which the library takes from a map, and
// gives charts our own series.
func (b *Book) mend(name string, content []byte) []byte {
	if name == contentTypes {
		return sortTypes(content)
	}
	number := strings.TrimSuffix(strings.TrimPrefix(name, chartParts), ".xml")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(b.charts) {
		return content
	}
	d := b.charts[n-1]
	if d.layout != "" {
		content = bytes.Replace(content, []byte("<plotArea>"), []byte("<plotArea>"+d.layout), 1)
	}
	return replaceSeries(content, d.series)
}

// sortTypes orders the elements of the list of types, the defaults first.
func sortTypes(content []byte) []byte {
	start := bytes.Index(content, []byte("<Default"))
	if o := bytes.Index(content, []byte("<Override")); start < 0 || o >= 0 && o < start {
		start = o
	}
	end := bytes.LastIndex(content, []byte("</Types>"))
	if start < 0 || end < start {
		return content
	}
	elements := bytes.SplitAfter(content[start:end], []byte(">"))
	// An element that is closed by another keeps its end beside it.
	joined := elements[:0]
	for _, e := range elements {
		if bytes.HasPrefix(e, []byte("</")) && len(joined) > 0 {
			joined[len(joined)-1] = append(slices.Clone(joined[len(joined)-1]), e...)
			continue
		}
		joined = append(joined, e)
	}
	slices.SortFunc(joined, bytes.Compare)
	return slices.Concat(content[:start], bytes.Join(joined, nil), content[end:])
}

// replaceSeries puts our own series in the place of the library's, in order:
// it cannot write error bars, keeps no copy of the numbers for programs that do
// not work them out, and strays from the schema's order.
func replaceSeries(content []byte, series []string) []byte {
	var out bytes.Buffer
	for _, s := range series {
		start := bytes.Index(content, []byte("<ser>"))
		end := bytes.Index(content, []byte("</ser>"))
		if start < 0 || end < start {
			break
		}
		out.Write(content[:start])
		out.WriteString(s)
		content = content[end+len("</ser>"):]
	}
	out.Write(content)
	return out.Bytes()
}
