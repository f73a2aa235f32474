package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/lexicon/exchange"
	"github.com/temakod/temakod/pipeline/source"
)

func (a *app) lexiconImport() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use: "import FILE", Args: exactly(1, "command.no-file"),
		RunE: func(_ *cobra.Command, args []string) error {
			data, err := os.ReadFile(args[0])
			if err != nil {
				return namedFile(args[0], err)
			}
			lex, notes, err := importLexicon(args[0], data)
			if err != nil {
				return err
			}
			a.draw(&job{notes: notes}, nil)
			text, err := lex.YAML()
			if err != nil {
				return err
			}
			if out == "" {
				_, err := a.stdout.Write(text)
				return err
			}
			return a.writeNew(out, text)
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "")
	mark(cmd, "out", "out=file")
	return cmd
}

func (a *app) lexiconExport() *cobra.Command {
	var out, to string
	cmd := &cobra.Command{
		Use: "export [LEXICON...]",
		RunE: func(cmd *cobra.Command, args []string) error {
			if to == "" && out != "" {
				to = strings.TrimPrefix(filepath.Ext(out), ".")
			}
			if to == "" {
				return misuse(cmd, "command.no-to")
			}
			lex, _, err := a.load(args)
			if err != nil {
				return err
			}
			data, notes, err := a.exportLexicon(cmd, lex, to)
			if err != nil {
				return err
			}
			a.drawLosses(notes)
			if out == "" {
				_, err := a.stdout.Write(data)
				return err
			}
			return a.writeNew(out, data)
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "")
	cmd.Flags().StringVar(&to, "to", "", "")
	mark(cmd, "out", "out=file", "to=format")
	return cmd
}

// drawLosses draws what a format cannot carry: hundreds of terms of a large
// lexicon, so those of a theme are put together, and the themes that lose the
// same. What becomes something else has a line of its own.
func (a *app) drawLosses(notes []*source.Error) {
	type loss struct{ id, form, head string }
	themes := map[string]int{} // that lose one thing
	for _, n := range notes {
		if n.ID == "lexicon.export-lost" {
			themes[fmt.Sprint(n.Args...)]++
		}
	}
	lists := map[loss][]string{}
	var order []loss
	var rest []*source.Error
	for _, n := range notes {
		var l loss
		var item string
		switch n.ID {
		case "lexicon.export-lost":
			l, item = loss{n.ID + "-all", fmt.Sprint(n.Args[0]), n.Name}, fmt.Sprint(n.Args[1])
			if themes[fmt.Sprint(n.Args...)] > 1 {
				l, item = loss{n.ID + "-in", l.form, item}, n.Name
			}
		case "lexicon.export-bare":
			l, item = loss{n.ID + "-all", fmt.Sprint(n.Args[0]), n.Name}, fmt.Sprint(n.Args[1])
		default:
			rest = append(rest, n)
			continue
		}
		if lists[l] == nil {
			order = append(order, l)
		}
		lists[l] = append(lists[l], printable(short(item, mostChars)))
	}
	a.draw(&job{notes: rest}, nil)
	for _, l := range order {
		head := a.lang.Text("command.notice") + ": " + a.lang.Text(l.id, l.form, l.head)
		if l.id != "lexicon.export-lost-in" {
			head = l.head + ": " + head
		}
		fmt.Fprint(a.stderr, wrap(head+" "+strings.Join(lists[l], " · "), "  "))
	}
}

// importLexicon reads a lexicon of another format, known by its name.
func importLexicon(name string, data []byte) (*lexicon.Lexicon, []*source.Error, error) {
	if isWorkbook(name) {
		rows, err := readSheet(name, data, "theme", "tema")
		if err != nil {
			return nil, nil, err
		}
		lex, notes := exchange.ImportSheet(name, rows)
		return lex, notes, nil
	}
	if !exchange.Known(name) {
		return nil, nil, &failure{id: "command.unknown-format", args: []any{name}}
	}
	lex, notes := exchange.Import(name, data)
	return lex, notes, nil
}

// exportLexicon writes lex in the format called to.
func (a *app) exportLexicon(cmd *cobra.Command, lex *lexicon.Lexicon, to string) ([]byte, []*source.Error, error) {
	var data []byte
	var notes []*source.Error
	var err error
	switch to {
	case "yaml", "yml":
		data, err = lex.YAML()
	case "quanteda":
		data, notes = exchange.Quanteda(lex)
	case "dic":
		data, notes = exchange.Dic(lex)
	case "xlsx":
		data, notes = exchange.XLSX(lex)
	case "qdc":
		data, notes = exchange.QDC(lex, a.lang.String())
	default:
		err = misuse(cmd, "command.bad-choice", "--to", to, "yaml, quanteda, dic, xlsx, qdc")
	}
	return data, notes, err
}
