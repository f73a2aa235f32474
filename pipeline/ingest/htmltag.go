package ingest

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// decodeHTML decodes a page by its byte order mark, what the user asked for, or
// what the page itself says; a page that says nothing is guessed at as text is.
func (f *file) decodeHTML() (string, string, bool) {
	data := f.data
	if hasPrefix(data, "\xff\xfe") || hasPrefix(data, "\xfe\xff") || hasPrefix(data, "\xef\xbb\xbf") || f.opt.Encoding != "" {
		return f.decode()
	}
	if !utf8.Valid(data) {
		if e, name := charset.Lookup(statedCharset(data)); e != nil && name != "utf-8" {
			if text, err := e.NewDecoder().Bytes(data); err == nil {
				return overlay(text), name, f.step(len(data))
			}
		}
	}
	return f.decode()
}

// statedCharset returns the encoding that a page states in a meta element or an
// XML declaration near its head, "" if none.
func statedCharset(data []byte) string {
	head := bytes.ToLower(data[:min(len(data), 4096)])
	for _, key := range []string{"charset=", "encoding="} {
		_, rest, ok := bytes.Cut(head, []byte(key))
		if !ok {
			continue
		}
		rest = bytes.TrimLeft(rest, "\"' ")
		n := bytes.IndexFunc(rest, func(r rune) bool {
			return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '_' && r != ':'
		})
		if n > 0 {
			return string(rest[:n])
		}
	}
	return ""
}

// An htmlTag is a start tag with what we ask of it.
type htmlTag struct {
	name         string
	atom         atom.Atom
	role, kind   string
	hidden       bool
	start, value int
	span         int
}

func (t *htmlTag) attr(key, value string) {
	switch key {
	case "role":
		t.role = strings.ToLower(value)
	case "hidden":
		t.hidden = true
	case "aria-hidden":
		t.hidden = t.hidden || value == "true" && t.atom != atom.I && t.atom != atom.Span && t.atom != atom.Svg
	case "style":
		s := strings.ReplaceAll(strings.ToLower(value), " ", "")
		t.hidden = t.hidden || strings.Contains(s, "display:none")
	case "type":
		t.kind = value
	case "start":
		t.start = htmlInt(value)
	case "value":
		t.value = htmlInt(value)
	case "colspan":
		t.span = htmlInt(value)
	}
}

func htmlInt(s string) int {
	n := 0
	for i := 0; i < len(s) && i < 6 && s[i] >= '0' && s[i] <= '9'; i++ {
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// furniture reports whether an element holds what belongs to the site and not
// to the page.
func (t *htmlTag) furniture() bool {
	switch t.atom {
	case atom.Nav, atom.Footer, atom.Aside, atom.Del, atom.Button, atom.Select, atom.Dialog, atom.Menu, atom.Svg,
		atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Textarea, atom.Datalist:
		return true
	}
	switch t.role {
	case "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar":
		return true
	}
	return t.hidden
}

// mute reports whether an element that is passed over holds no text for
// readers, so that it is not counted as dropped.
func mute(name string) bool {
	switch name {
	case "script", "style", "svg", "template", "iframe", "object", "noscript", "del":
		return true
	}
	return false
}

// isBox reports whether an element parts what stands in it from what stands
// around it, and does nothing more.
func isBox(a atom.Atom) bool {
	switch a {
	case atom.Div, atom.Section, atom.Article, atom.Header, atom.Main, atom.Body, atom.Address, atom.Figure, atom.Figcaption,
		atom.Dl, atom.Details, atom.Summary, atom.Fieldset, atom.Center, atom.Hr, atom.Caption:
		return true
	}
	return false
}

// inText reports whether an element stands amid text, so that passing over it
// does not end the paragraph.
func inText(a atom.Atom) bool {
	switch a {
	case atom.Span, atom.A, atom.I, atom.B, atom.Em, atom.Strong, atom.Small, atom.Sup, atom.Sub, atom.Label, atom.Del, atom.Button,
		atom.Select, atom.Textarea, atom.Datalist, atom.Svg, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object:
		return true
	}
	return false
}

// voidElement reports whether an element has no end tag, so that passing over
// it must not wait for one.
func voidElement(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Source, atom.Track, atom.Wbr, atom.Param:
		return true
	}
	return false
}
