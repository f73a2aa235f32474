package ingest

import (
	"strings"
	"testing"
)

// TestHTML reads small pages that hold a trap each.
func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"elements that XHTML closes", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x"/></head><body><nav/><p/><p>ett<br/>två</p></body></html>`, "ett\ntvå\n"},
		{"a script that HTML does not close", `<html><script/><p>kod</p></script><p>text`, "text\n"},
		{"two breaks end a paragraph", `<p>ett<br><br>två<br>tre`, "ett\n\ntvå\ntre\n"},
		{"text outside any block", `ett <b>två</b> tre<p>fyra</p>fem`, "ett två tre\n\nfyra\n\nfem\n"},
		{"white space between elements", "<p>ett<i> två </i>\n tre</p>\n\n<p> fyra", "ett två tre\n\nfyra\n"},
		{"a list in a list, not closed", `<ul><li>a<ul><li>b<li>c</ul><li>d</ul>e`, "- a\n  - b\n  - c\n- d\n\ne\n"},
		{"items without a list", `<li>a<li>b`, "- a\n- b\n"},
		{"numbers", `<ol start=3><li>a<li value=7>b<li>c</ol><ol type=a><li>d</ol>`, "3. a\n7. b\n8. c\na. d\n"},
		{"a form around the page", `<form><p>ett</p><input value="x"><select><option>y</select><button>Sök</button></form>`, "ett\n"},
		{"what is outside main", `<p>före<main><p>inne</main><p>efter`, "inne\n"},
		{"no end of main", `<p>före<main><p>inne`, "före\n\ninne\n"},
		{"roles", `<div role="navigation"><div>meny</div></div><div role="main">text</div>`, "text\n"},
		{"hidden", `<p style="display: none">x</p><p hidden>y</p><div aria-hidden="true">z</div><p>text`, "text\n"},
		{"a void element is not waited for", `<p><br hidden><img hidden>text`, "text\n"},
		{"deleted", `<p>ett <del>två</del><ins>tre</ins>`, "ett tre\n"},
		{"hidden amid text", `<p>ett <span hidden>x</span><svg><title>y</title></svg><script>z</script> två`, "ett två\n"},
		{"empty paragraphs part groups", "<p>a<p>b<p>&nbsp;<p>c<p>d<p></p><p>e<p>f", "a\nb\n\nc\nd\n\ne\nf\n"},
		{"a page in a table", `<table><tr><td><h1>Rubrik</h1><p>text</p></td></tr></table>`, "Rubrik\n\ntext\n"},
		{"a hyphen that does not show", `<p>sam&shy;verkan`, "samverkan\n"},
	} {
		data := []byte(c.page)
		if !strings.HasPrefix(c.page, "<?xml") {
			data = []byte("<!DOCTYPE html>" + c.page)
		}
		docs, errs := Read("sida.html", data, Options{bare: true})
		lawful(t, "sida.html", docs, errs)
		if len(docs) != 1 || docs[0].Text.Body != c.want {
			t.Errorf("%s: Read(%q) gave %q; want %q", c.name, c.page, dump(docs, errs), c.want)
		}
	}
}
