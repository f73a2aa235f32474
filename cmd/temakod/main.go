// Command temakod codes Swedish notes against a theme lexicon and writes coded
// segments, frequency tables and an Excel workbook.
//
//	temakod code testdata/notes --out resultat
//
// See the README for a tour, and "temakod help code" for every option.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"

	"github.com/temakod/temakod/pipeline/message"
)

// version is set by the linker for a release.
var version = "0.1.0"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// Exit statuses.
const (
	done     = 0
	troubled = 1 // faults were reported, or the run failed
	wrongUse = 2
)

// An app is one call of the command.
type app struct {
	lang           message.Lang
	stdin          io.Reader
	stdout, stderr io.Writer
	status         int // troubled when a fault was reported and the run went on
}

// run does what args say and returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{lang: langOf(args), stdin: stdin, stdout: stdout, stderr: stderr}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, func() {
		stop() // a second Ctrl-C ends the program at once
		if c, ok := stdin.(io.Closer); ok {
			c.Close() // wakes a run that waits for standard input
		}
	})
	root := a.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return a.status
	}
	return a.fail(err)
}

// fail says what stopped the run, in one message.
func (a *app) fail(err error) int {
	var u *usageError
	var f *failure
	switch {
	case errors.As(err, &u):
		a.say("command.wrong-use", a.lang.Text(u.id, u.args...))
		if u.hint != "" {
			a.hint(u.hint, u.hintArgs...)
		}
		fmt.Fprintln(a.stderr, "  "+a.lang.Text("command.see-help", u.path))
		return wrongUse
	case errors.Is(err, context.Canceled):
		a.say("command.cancelled")
	case errors.As(err, &f):
		a.say("command.failure", a.lang.Text(f.id, f.args...))
		if f.hint != "" {
			a.hint(f.hint)
		}
	case errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT):
		a.say("command.failure", a.lang.Text("command.disk-full"))
	case errors.Is(err, fs.ErrPermission):
		a.say("command.failure", a.lang.Text("command.no-write", pathOf(err)))
	case errors.Is(err, syscall.EPIPE):
		// Whoever read the output has had enough.
	default:
		a.say("command.failure", err.Error())
	}
	return troubled
}

// say writes a sentence to standard error.
func (a *app) say(id string, args ...any) {
	fmt.Fprintln(a.stderr, "temakod: "+printable(a.lang.Text(id, args...)))
}

// hint writes under a sentence what to do instead.
func (a *app) hint(id string, args ...any) {
	fmt.Fprintf(a.stderr, "  %s: %s\n", a.lang.Text("command.hint"), a.lang.Text(id, args...))
}

// A usageError is a command line that cannot be followed.
type usageError struct {
	path string // the command, as "temakod code"
	id   string
	args []any

	hint     string // empty for none
	hintArgs []any
}

func (e *usageError) Error() string { return fmt.Sprint(append([]any{e.id}, e.args...)...) }

func misuse(cmd *cobra.Command, id string, args ...any) error {
	return &usageError{path: cmd.CommandPath(), id: id, args: args}
}

// A failure is an error with a sentence for users.
type failure struct {
	id, hint string
	args     []any
	cause    error
}

func (e *failure) Error() string { return fmt.Sprint(append([]any{e.id}, e.args...)...) }

func (e *failure) Unwrap() error { return e.cause }

func pathOf(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Path
	}
	return ""
}

// langOf looks for --lang before anything is parsed, so that help and errors
// about the command line are in the right language too.
func langOf(args []string) message.Lang {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		code, ok := strings.CutPrefix(arg, "--lang=")
		if !ok && arg == "--lang" && i+1 < len(args) {
			code, ok = args[i+1], true
		}
		if lang, known := message.ParseLang(code); ok && known {
			return lang
		}
	}
	return message.Swedish
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "temakod",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return unknownCommand(cmd, args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			err := cmd.Help()
			if mousetrap.StartedByExplorer() {
				// The window would close before anyone had read it.
				fmt.Fprintf(a.stdout, "\n%s\n", a.lang.Text("command.press-enter"))
				bufio.NewReader(a.stdin).ReadString('\n')
			}
			return err
		},
	}
	// A double-click in Windows opens the command with no arguments: help is
	// what that person needs, not a refusal.
	cobra.MousetrapHelpText = ""
	root.CompletionOptions.DisableDefaultCmd = true
	root.SuggestionsMinimumDistance = 2
	var lang string
	root.PersistentFlags().StringVar(&lang, "lang", "sv", "")
	root.PersistentFlags().Lookup("lang").Annotations = map[string][]string{takes: {"lang"}}
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		if _, ok := message.ParseLang(lang); !ok {
			return misuse(cmd, "command.bad-choice", "--lang", lang, "sv, en")
		}
		return nil
	}
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(a.help)
	root.SetUsageFunc(func(cmd *cobra.Command) error { a.help(cmd, nil); return nil })
	root.SetHelpCommand(a.helpCommand(root))
	root.AddCommand(a.codeCommand(), a.lexiconCommand(), a.inspectCommand(), a.kwicCommand(),
		a.validateCommand(), a.sampleCommand(), a.mergeCommand(), a.versionCommand(), a.completionCommand())
	return root
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Args: none, DisableFlagsInUseLine: true,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(a.stdout, "temakod "+version)
			return err
		},
	}
}

func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "completion bash|zsh|fish|powershell", ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		Args: exactly(1, "command.shell"),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch root := cmd.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.stdout, true)
			case "zsh":
				return root.GenZshCompletion(a.stdout)
			case "fish":
				return root.GenFishCompletion(a.stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.stdout)
			}
			return misuse(cmd, "command.bad-choice", "completion", args[0], "bash, zsh, fish, powershell")
		},
	}
}
