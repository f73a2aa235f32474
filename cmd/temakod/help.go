package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/temakod/temakod/pipeline/message"
)

// none, exactly and some are checks of how many arguments a command has.
func none(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return misuse(cmd, "command.too-many", args[0])
	}
	return nil
}

func exactly(n int, missing string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return misuse(cmd, missing)
		}
		if len(args) > n {
			return misuse(cmd, "command.too-many", args[n])
		}
		return nil
	}
}

func some(missing string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return misuse(cmd, missing)
		}
		return nil
	}
}

// unknownCommand is a command of cmd that is not there; one is guessed that is a
// slip away.
func unknownCommand(cmd *cobra.Command, name string) error {
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		return misuse(cmd, "command.unknown-command-near", name, near[0])
	}
	return misuse(cmd, "command.unknown-command", name)
}

// flagError turns what the flag parser says into a sentence of ours.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var valueless *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.Is(err, pflag.ErrHelp):
		return err
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = name[1:]
		}
		if near := nearFlag(cmd, unknown.GetSpecifiedName()); near != "" {
			return misuse(cmd, "command.unknown-flag-near", name, "--"+near)
		}
		return misuse(cmd, "command.unknown-flag", name)
	case errors.As(err, &valueless):
		return misuse(cmd, "command.no-value", "--"+valueless.GetSpecifiedName())
	case errors.As(err, &invalid):
		return misuse(cmd, "command.bad-value", "--"+invalid.GetFlag().Name, invalid.GetValue())
	}
	return misuse(cmd, "command.bad-flag", err.Error())
}

// nearFlag returns a flag of cmd whose name is a slip away from name.
func nearFlag(cmd *cobra.Command, name string) string {
	best := ""
	least := 3
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if d := distance(name, f.Name); !f.Hidden && (d < least || strings.HasPrefix(f.Name, name) && len(name) > 2) {
			best, least = f.Name, d
		}
	})
	return best
}

// distance is the Levenshtein distance between a and b, in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		left := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := left
			if a[i] != b[j] {
				cost = 1 + min(left, row[j], row[j+1])
			}
			left, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

func (a *app) helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "help [command]",
		RunE: func(cmd *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			switch {
			case err != nil:
				return unknownCommand(root, args[0])
			case len(rest) > 0 && c.HasSubCommands():
				return unknownCommand(c, rest[0])
			}
			a.describe(c, true)
			return nil
		},
	}
}

func (a *app) help(cmd *cobra.Command, _ []string) { a.describe(cmd, false) }

// describe prints the help of a command: what it does, how it is called, its
// commands and flags, and a true example. Rare flags are only named, unless all
// is set.
func (a *app) describe(cmd *cobra.Command, all bool) {
	id := strings.ReplaceAll(strings.TrimPrefix(cmd.CommandPath(), "temakod"), " ", "-")
	name := "cobra." + strings.TrimPrefix("root"+id, "root-")
	w := a.stdout
	fmt.Fprintf(w, "%s\n\n", a.lang.Text(name))
	use := cmd.UseLine()
	if message.Has(name + "-use") {
		use = cmd.CommandPath() + " " + a.lang.Text(name+"-use")
	}
	fmt.Fprintf(w, "%s: %s\n", a.lang.Text("command.usage"), use)
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintln(w)
		for _, c := range cmd.Commands() {
			if c.IsAvailableCommand() {
				child := strings.ReplaceAll(strings.TrimPrefix(c.CommandPath(), "temakod "), " ", "-")
				fmt.Fprintf(w, "  %-12s %s\n", c.Name(), a.lang.Text("cobra."+child))
			}
		}
	}
	a.flags(cmd, all)
	if message.Has(name + "-example") {
		fmt.Fprintf(w, "\n%s:\n  %s\n", a.lang.Text("command.example"), a.lang.Text(name+"-example"))
	}
}

// flags prints the flags of cmd, by group.
func (a *app) flags(cmd *cobra.Command, all bool) {
	groups := map[string][]*pflag.Flag{}
	var order []string
	add := func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		g := "general"
		if v := f.Annotations[group]; len(v) > 0 {
			g = v[0]
		}
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], f)
	}
	cmd.Flags().SortFlags = false
	local := cmd.LocalFlags()
	local.SortFlags = false
	local.VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	rarely := false
	for _, g := range order {
		fmt.Fprintf(a.stdout, "\n%s:\n", a.lang.Text("flag.group-"+g))
		var rare []string
		for _, f := range groups[g] {
			if !all && f.Annotations[rareFlag] != nil {
				rare = append(rare, "--"+f.Name)
				continue
			}
			says := a.lang.Text(flagText(cmd, f))
			if n, err := strconv.Atoi(f.DefValue); err == nil && g == "limits" {
				says += " (" + a.lang.Int(n) + ")"
			}
			fmt.Fprintf(a.stdout, "  %-26s %s\n", a.signature(f), says)
		}
		if len(rare) > 0 {
			rarely = true
			fmt.Fprint(a.stdout, wrap("  "+a.lang.Text("flag.more")+" "+strings.Join(rare, " "), "    "))
		}
	}
	if rarely {
		fmt.Fprintf(a.stdout, "\n%s\n", a.lang.Text("flag.all", strings.TrimPrefix(cmd.CommandPath(), "temakod ")))
	}
}

// flagText is the id of what is said of a flag. Some mean another thing where
// they have no default.
func flagText(cmd *cobra.Command, f *pflag.Flag) string {
	if id := "flag." + f.Name + "-" + cmd.Name(); message.Has(id) {
		return id
	}
	if id := "flag." + f.Name + "-" + strings.Join(f.Annotations[takes], ""); f.DefValue == "" && message.Has(id) {
		return id
	}
	return "flag." + f.Name
}

// signature is a flag as it is typed: "--out MAPP".
func (a *app) signature(f *pflag.Flag) string {
	s := "--" + f.Name
	if f.Shorthand != "" {
		s = "-" + f.Shorthand + ", " + s
	}
	if f.Value.Type() == "bool" {
		return s
	}
	if v := f.Annotations[takes]; len(v) > 0 {
		return s + " " + a.lang.Text("flag.takes-"+v[0])
	}
	return s + " " + a.lang.Text("flag.takes-text")
}

// Annotations of a flag: its group in the help, what it takes, and whether it
// is rare.
const (
	group    = "group"
	takes    = "takes"
	rareFlag = "rare"
)

// mark annotates the flags that are named.
func mark(cmd *cobra.Command, g string, names ...string) {
	for _, name := range names {
		name, what, _ := strings.Cut(name, "=")
		name, rare := strings.CutSuffix(name, "?")
		f := cmd.Flags().Lookup(name)
		if f == nil {
			continue
		}
		if f.Annotations == nil {
			f.Annotations = map[string][]string{}
		}
		f.Annotations[group] = []string{g}
		if what != "" {
			f.Annotations[takes] = []string{what}
		}
		if rare {
			f.Annotations[rareFlag] = []string{"true"}
		}
	}
}

// lineWidth is how many characters a line on the screen has at most.
const lineWidth = 78

// wrap breaks s into lines, of which all but the first begin with indent.
func wrap(s, indent string) string {
	var b strings.Builder
	n := 0
	for i, word := range strings.Split(s, " ") {
		l := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case n+1+l > lineWidth:
			b.WriteString("\n" + indent)
			n = len(indent)
		default:
			b.WriteByte(' ')
			n++
		}
		b.WriteString(word)
		n += l
	}
	b.WriteByte('\n')
	return b.String()
}
