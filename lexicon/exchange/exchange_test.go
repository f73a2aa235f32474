package exchange_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/lexicon/exchange"
)

// show writes themes with their terms, one a line.
func show(l *lexicon.Lexicon) string {
	var b strings.Builder
	for _, t := range l.Except {
		b.WriteString("except " + t.Text + "\n")
	}
	l.Walk(func(th, _ *lexicon.Theme) bool {
		b.WriteString(th.Path + ":")
		for _, list := range [][]*lexicon.Term{th.Terms, th.Rules} {
			for _, t := range list {
				b.WriteString(" [" + t.Text)
				for _, x := range t.Except {
					b.WriteString(" not " + x.Text)
				}
				b.WriteString("]")
			}
		}
		for _, t := range th.Except {
			b.WriteString(" not [" + t.Text + "]")
		}
		b.WriteByte('\n')
		return true
	})
	return b.String()
}

func TestImport(t *testing.T) {
	for _, c := range []struct{ name, data, want, faults string }{
		{
			"liwc.dic", "%\n1\tTrafik\n2\tSkola\n%\nbuss*\t1\nskolbuss*\t1\t2\nungdomens hus\t2\nfel\t9\n",
			"trafik: [buss*] [skolbuss*]\nskola: [skolbuss*] [=ungdomens =hus]\n",
			"liwc.dic:8: lexicon.import-category 9",
		},
		{
			"wordstat.cat", "TRAFIK\n\tKOLLEKTIV\n\t\tBUSS* (1)\n\t\tTÅG (2)\n\tSTADS_BUSS (1)\n@RULE [a NEAR b] (1)\n",
			"trafik: [=stads =buss]\ntrafik/kollektiv: [buss*] [=tåg]\n",
			"wordstat.cat:4: lexicon.import-weight TÅG 2; wordstat.cat:6: lexicon.import-no-theme @RULE [a NEAR b] (1)",
		},
		{
			"yoshi.ykd", `<?xml version="1.0"?><dictionary style="050805" patternengine="substring"><cnode name="Lexikon" desc=""><cnode name="TRAFIK" desc="fordon"><pnode name="buss*"/><cnode name="Spår"><pnode name="tåg"/></cnode></cnode></cnode></dictionary>`,
			"trafik: [buss*]\ntrafik/spår: [=tåg]\n", "",
		},
		{"lexi.lc3", "+TRAFIK\nbuss*\ntåg\n+SKOLA\nskol*\n", "trafik: [buss*] [=tåg]\nskola: [skol*]\n", ""},
		{
			"q.yml", "TRAFIK: [buss*, \"gång- och cykelväg\", \"t?g\"]\nSAMHÄLLE: {VÅRD: [vård*], SKOLA: [skol*, {FRI: [friskola]}]}\n",
			"trafik: [buss*] [=gång- =och =cykelväg] [t*g]\nsamhälle:\nsamhälle/vård: [vård*]\nsamhälle/skola: [skol*]\nsamhälle/skola/fri: [=friskola]\n",
			"q.yml:1: lexicon.import-question t?g",
		},
		{
			"sheet.csv", "tema;ord;slag;undantag;anteckning\npengar;bidrag;efterled;\"bidrag till x; y\";not\npengar;bidra;undantag;;\npengar/stat;stat;början;;\n;gemensam*;undantag;;\npengar;\"near(a, b; 3)\";regel;;\npengar;x;konstigt;;\n",
			"except gemensam*\npengar: [+bidrag not bidrag till x not y] [near(a, b; 3)] not [bidra]\npengar/stat: [stat*]\n",
			"sheet.csv:7: lexicon.import-kind konstigt",
		},
		{"utf16.lc3", "\xff\xfe+\x00A\x00\n\x00\xe5\x00*\x00b\x00", "a: [å*b]\n", ""},
		{"cp1252.lc3", "+A\n\xe5*b", "a: [å*b]\n", ""},
		{"latin.ykd", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><dictionary><cnode name=\"x\"><cnode name=\"A\"><pnode name=\"\xe5*b\"/></cnode></cnode></dictionary>", "a: [å*b]\n", ""},
		{"bad.foo", "", "", "bad.foo: lexicon.import-format .foo"},
		{"bad.ykd", "<dictionary><cnode", "", "bad.ykd:1: lexicon.import-xml XML syntax error on line 1: unexpected EOF"},
		{"bad.csv", "a,b\n", "", "bad.csv:1: lexicon.import-column theme"},
		{"bad.xlsx", "PK", "", "bad.xlsx: lexicon.import-xlsx zip: not a valid zip file; bad.xlsx: lexicon.empty"},
	} {
		l, notes := exchange.Import(c.name, []byte(c.data))
		if got := show(l); got != c.want {
			t.Errorf("Import(%s):\n%swant:\n%s", c.name, got, c.want)
		}
		var all []string
		for _, n := range notes {
			all = append(all, n.Error())
		}
		if got := strings.Join(all, "; "); got != c.faults {
			t.Errorf("Import(%s): notices %q, want %q", c.name, got, c.faults)
		}
	}
}

const full = `temakod: 1
name: prov
version: 1.0.0
except: [gemensam*]
themes:
  - id: pengar
    label: {sv: Pengar, en: Money}
    definition: {sv: Om pengar & medel, en: About money}
    include: [bidrag]
    terms: [+bidrag, =arvode, suicid*, "psykisk {hälsa|ohälsa}", "stöd ..2 unga", {term: avtal, except: [avtal om tid]}]
    except: [bidra]
    rules: ["near(a, b; 5)"]
    themes:
      - {id: stat, label: Stat, terms: [statsbidrag, "+medel[projekt]", "a*b"]}
`

func parsed(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	l, faults := lexicon.Parse("full.yaml", []byte(full))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return l
}

func TestQuanteda(t *testing.T) {
	got, notes := exchange.Quanteda(parsed(t))
	want := `pengar:
  - '*bidrag*'
  - arvode
  - suicid*
  - psykisk* hälsa*
  - psykisk* ohälsa*
  - avtal*
  - stat:
      - statsbidrag*
      - a*b
`
	if string(got) != want {
		t.Errorf("Quanteda:\n%swant:\n%s", got, want)
	}
	if len(notes) != 9 {
		t.Errorf("Quanteda tells of %d losses, want 9: %v", len(notes), notes)
	}
	back, faults := exchange.Import("q.yml", got)
	if len(faults) > 0 || len(back.Theme("pengar").Terms) != 6 {
		t.Errorf("Import of it: %s %v", show(back), faults)
	}
}

// TestShortWordsStayWhole sees that no export makes a star of a word that would
// then match nearly all: what is exported can be imported again.
func TestShortWordsStayWhole(t *testing.T) {
	l, err := lexicon.Single("a", "vara i tiden", "trygghet")
	if err != nil {
		t.Fatal(err)
	}
	out, _ := exchange.Quanteda(l)
	if s := string(out); strings.Contains(s, " i*") || !strings.Contains(s, "vara* i tiden*") || !strings.Contains(s, "trygghet*") {
		t.Errorf("Quanteda = %s", s)
	}
	if _, notes := exchange.Import("x.yml", out); len(notes) > 0 {
		t.Errorf("importing it again: %v", notes)
	}
}

func TestDic(t *testing.T) {
	got, notes := exchange.Dic(parsed(t))
	want := "%\n1\tpengar\n2\tpengar/stat\n%\narvode\t1\nsuicid*\t1\npsykisk hälsa*\t1\npsykisk ohälsa*\t1\navtal*\t1\nstatsbidrag*\t1\t2\n"
	if string(got) != want {
		t.Errorf("Dic:\n%swant:\n%s", got, want)
	}
	lost := 0
	for _, n := range notes {
		if n.ID == "lexicon.export-lost" {
			lost++
		}
	}
	if lost != 7 {
		t.Errorf("Dic tells of %d losses, want 7: %v", lost, notes)
	}
}

func TestSheetBothWays(t *testing.T) {
	l := parsed(t)
	data, notes := exchange.XLSX(l)
	if len(notes) != 2 {
		t.Errorf("XLSX tells of %v, want include and en", notes)
	}
	back, faults := exchange.Import("x.xlsx", data)
	if len(faults) > 0 {
		t.Fatalf("Import of XLSX: %v", faults)
	}
	if got, want := show(back), show(l); got != want {
		t.Errorf("Import of XLSX:\n%swant:\n%s", got, want)
	}
	if got := back.Theme("pengar"); got.Label.SV != "Pengar" || got.Definition.SV != "Om pengar & medel" {
		t.Errorf("label %q and definition %q did not come back", got.Label.SV, got.Definition.SV)
	}
	again, _ := exchange.XLSX(l)
	if !bytes.Equal(data, again) {
		t.Error("XLSX gives other bytes the second time")
	}
}

func TestQDC(t *testing.T) {
	got, _ := exchange.QDC(parsed(t), "sv")
	for _, want := range []string{`name="Pengar"`, "Om pengar &amp; medel", `name="Stat"`, exchange.GUID("pengar/stat")} {
		if !strings.Contains(string(got), want) {
			t.Errorf("QDC lacks %s:\n%s", want, got)
		}
	}
	dir := os.Getenv("TEMAKOD_REFERENCE")
	lint, err := exec.LookPath("xmllint")
	if dir == "" || err != nil {
		t.Skip("TEMAKOD_REFERENCE is not set or xmllint is missing: the codebook was not held to its schema")
	}
	file := filepath.Join(t.TempDir(), "book.qdc")
	if err := os.WriteFile(file, got, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(lint, "--noout", "--schema", filepath.Join(dir, "refi", "Codebook.xsd"), file).CombinedOutput()
	if err != nil {
		t.Errorf("xmllint: %v\n%s", err, out)
	}
}

// FuzzImport holds the law that no file makes an importer panic, and that what
// it makes can be printed and read as a lexicon.
func FuzzImport(f *testing.F) {
	f.Add(".dic", "%\n1\tA\n%\nb*\t1\n")
	f.Add(".cat", "A\n\tB\n\t\tC_D* (1)\n")
	f.Add(".ykd", "<cnode name='x'><cnode name='A'><pnode name='b*'/></cnode></cnode>")
	f.Add(".lc3", "+A\nb*\n")
	f.Add(".yml", "A: [b, {C: [d*]}]\n")
	f.Add(".csv", "theme,term,kind,exclusion\na/b,c,head,d; e\n")
	f.Fuzz(func(t *testing.T, ext, data string) {
		if ext == ".xlsx" {
			return
		}
		l, _ := exchange.Import("x"+ext, []byte(data))
		out, err := l.YAML()
		if err != nil {
			t.Fatalf("YAML of %q: %v", data, err)
		}
		lexicon.Parse("x.yaml", out)
		exchange.Dic(l)
		exchange.Quanteda(l)
		exchange.QDC(l, "en")
	})
}
