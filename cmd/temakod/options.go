package main

import (
	"fmt"
	"math"
	"os"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/ingest"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// codeOptions are the flags of "temakod code".
type codeOptions struct {
	stages  stageOptions
	profile profile

	out        string
	formats    []string
	tablesOnly bool
	csvExcel   bool
	charts     string
	stamp      bool

	unit         string
	roles        []string
	level        int
	by           []string
	reference    string
	minDocuments int
	minUnits     int
	alpha        float64
	resamples    int
	seed         int64

	privacy export.Privacy

	quiet     bool
	workers   int
	cache     string
	shardText string
	// Worked out by check.
	countedRoles  []corpus.Role
	countedUnit   tabulate.Unit
	shard, shards int
}

// allFormats are the ids of the outputs that --formats takes; the first ones
// are written unless it is given.
var allFormats = []string{"csv", "xlsx", "html", "json", "jsonl"}

const usualFormats = 4

func (o *codeOptions) define(cmd *cobra.Command) {
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&o.out, "out", "o", "resultat", "")
	f.StringSliceVar(&o.formats, "formats", allFormats[:usualFormats], "")
	f.BoolVar(&o.tablesOnly, "tables-only", false, "")
	f.StringVar(&o.charts, "charts", "", "")
	f.BoolVar(&o.csvExcel, "csv-excel", false, "")
	f.BoolVar(&o.stamp, "stamp", false, "")
	mark(cmd, "out", "out=folder", "formats=list", "tables-only", "charts=folder", "csv-excel", "stamp?")

	o.stages.define(cmd)

	f.StringVar(&o.unit, "unit", "segment", "")
	f.StringSliceVar(&o.roles, "roles", []string{"response"}, "")
	f.IntVar(&o.level, "level", 1, "")
	f.StringSliceVar(&o.by, "by", nil, "")
	f.StringVar(&o.reference, "reference", "", "")
	f.IntVar(&o.minDocuments, "min-documents", 3, "")
	f.IntVar(&o.minUnits, "min-units", 20, "")
	f.Float64Var(&o.alpha, "alpha", 0.05, "")
	f.IntVar(&o.resamples, "resamples", 0, "")
	f.Int64Var(&o.seed, "seed", 1, "")
	mark(cmd, "count", "unit=unit", "roles=list", "level=number", "by=columns", "reference=group",
		"min-documents?=number", "min-units?=number", "alpha?=number", "resamples?=number", "seed?=number")

	f.BoolVar(&o.privacy.NoQuotes, "no-quotes", false, "")
	f.IntVar(&o.privacy.MinCell, "min-cell", 0, "")
	f.BoolVar(&o.privacy.KeepRows, "keep-rows", false, "")
	f.BoolVar(&o.privacy.HideDocuments, "hide-documents", false, "")
	mark(cmd, "privacy", "no-quotes", "min-cell=number", "keep-rows?", "hide-documents")

	f.BoolVarP(&o.quiet, "quiet", "q", false, "")
	f.IntVar(&o.workers, "workers", defaultWorkers(), "")
	f.StringVar(&o.cache, "cache", "", "")
	f.StringVar(&o.shardText, "shard", "", "")
	mark(cmd, "run", "quiet", "workers?=number", "cache=folder", "shard?=part")
	o.profile.define(cmd)
}

// check refuses what cannot be done, and works out what the words mean.
func (o *codeOptions) check(cmd *cobra.Command) error {
	for _, u := range []tabulate.Unit{tabulate.Segments, tabulate.Hits, tabulate.Answers, tabulate.Documents} {
		if u.String() == o.unit {
			o.countedUnit = u
		}
	}
	if o.countedUnit.String() != o.unit {
		return misuse(cmd, "command.bad-choice", "--unit", o.unit, "segment, hit, answer, document")
	}
	for _, id := range o.roles {
		role, ok := corpus.ParseRole(strings.TrimSpace(id))
		if !ok {
			return misuse(cmd, "command.bad-choice", "--roles", id, "meta, heading, prompt, response, summary")
		}
		if !slices.Contains(o.countedRoles, role) {
			o.countedRoles = append(o.countedRoles, role)
		}
	}
	slices.Sort(o.countedRoles)
	if o.tablesOnly && !cmd.Flags().Changed("formats") {
		o.formats = []string{"csv", "json"}
	}
	for i, format := range o.formats {
		o.formats[i] = strings.TrimSpace(format)
		if !slices.Contains(allFormats, o.formats[i]) {
			return misuse(cmd, "command.bad-choice", "--formats", format, strings.Join(allFormats, ", "))
		}
	}
	if o.shardText != "" {
		var ok bool
		if o.shard, o.shards, ok = parseShard(o.shardText); !ok {
			return misuse(cmd, "command.bad-shard", o.shardText)
		}
	}
	for _, f := range [...]struct {
		name     string
		n, least int
	}{
		{"--level", o.level, 1}, {"--min-documents", o.minDocuments, 1}, {"--min-units", o.minUnits, 1},
		{"--resamples", o.resamples, 0}, {"--min-cell", o.privacy.MinCell, 0}, {"--workers", o.workers, 1},
	} {
		if f.n < f.least {
			return misuse(cmd, "command.too-small", f.name)
		}
	}
	if o.reference != "" && len(o.by) == 0 {
		return misuse(cmd, "command.needs-flag", "--reference", "--by")
	}
	if o.alpha <= 0 || o.alpha >= 1 {
		return misuse(cmd, "command.bad-value", "--alpha", strconv.FormatFloat(o.alpha, 'g', -1, 64))
	}
	return o.stages.check(cmd)
}

func (o *codeOptions) tabulate() tabulate.Options {
	return tabulate.Options{
		Unit: o.countedUnit, Roles: o.countedRoles, Level: o.level - 1, By: o.by, Reference: o.reference,
		MinDocuments: o.minDocuments, MinUnits: o.minUnits, Alpha: o.alpha, Resamples: o.resamples, Seed: o.seed,
		MinCell: o.privacy.MinCell,
	}
}

// settings lists the resolved options that can change a result, in a fixed
// order: never the number of workers, the output folder or the command line.
func (o *codeOptions) settings() []export.Setting {
	var roles []string
	for _, r := range o.countedRoles {
		roles = append(roles, r.String())
	}
	list := func(s []string) string { return strings.Join(s, ",") }
	resamples := "auto" // the tables say how many that was
	if o.resamples > 0 {
		resamples = strconv.Itoa(o.resamples)
	}
	s := []export.Setting{
		{Name: "unit", Value: o.unit}, {Name: "roles", Value: list(roles)}, {Name: "level", Value: fmt.Sprint(o.level)},
		{Name: "by", Value: list(o.by)}, {Name: "reference", Value: o.reference},
		{Name: "min-documents", Value: fmt.Sprint(o.minDocuments)}, {Name: "min-units", Value: fmt.Sprint(o.minUnits)},
		{Name: "alpha", Value: fmt.Sprint(o.alpha)}, {Name: "resamples", Value: resamples}, {Name: "seed", Value: fmt.Sprint(o.seed)},
		{Name: "no-quotes", Value: fmt.Sprint(o.privacy.NoQuotes)}, {Name: "min-cell", Value: fmt.Sprint(o.privacy.MinCell)},
		{Name: "keep-rows", Value: fmt.Sprint(o.privacy.KeepRows)}, {Name: "hide-documents", Value: fmt.Sprint(o.privacy.HideDocuments)},
	}
	return append(s, o.stages.settings()...)
}

// rows reports whether the run writes files with a row a segment.
func (o *codeOptions) rows() bool {
	return !o.tablesOnly && o.privacy.Rows() && slices.Contains(o.formats, "csv")
}

func (o *codeOptions) wants(format string) bool { return slices.Contains(o.formats, format) }

// A profile writes what the run spent its time and memory on, for those who
// make the program faster.
type profile struct{ cpu, memory string }

func (p *profile) define(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.cpu, "cpuprofile", "", "")
	cmd.Flags().StringVar(&p.memory, "memprofile", "", "")
	for _, name := range []string{"cpuprofile", "memprofile"} {
		cmd.Flags().Lookup(name).Hidden = true
	}
}

func (p *profile) start() (stop func(), err error) {
	if p.cpu == "" && p.memory == "" {
		return func() {}, nil
	}
	var cpu *os.File
	if p.cpu != "" {
		if cpu, err = os.Create(p.cpu); err != nil {
			return nil, err
		}
		if err := pprof.StartCPUProfile(cpu); err != nil {
			return nil, err
		}
	}
	return func() {
		if cpu != nil {
			pprof.StopCPUProfile()
			cpu.Close()
		}
		if p.memory == "" {
			return
		}
		if f, err := os.Create(p.memory); err == nil {
			_ = pprof.Lookup("allocs").WriteTo(f, 0) // a profile is a help, never a reason to fail
			f.Close()
		}
	}, nil
}

// limitFlags define the limits on what one input may cost.
func limitFlags(cmd *cobra.Command, l *ingest.Limits) {
	f := cmd.Flags()
	f.Int64Var(&l.FileBytes, "max-bytes", 300_000_000, "")
	f.Int64Var(&l.ExpandedBytes, "max-expanded", 1_000_000_000, "")
	f.IntVar(&l.Ratio, "max-ratio", 200, "")
	f.IntVar(&l.Entries, "max-entries", 20_000, "")
	f.IntVar(&l.Nesting, "max-nesting", 5, "")
	f.IntVar(&l.XMLDepth, "max-xml-depth", 2000, "")
	f.IntVar(&l.Cells, "max-cells", 5_000_000, "")
	f.IntVar(&l.Pages, "max-pages", 5000, "")
	f.IntVar(&l.Steps, "max-steps", min(4_000_000_000, math.MaxInt), "")
	mark(cmd, "limits", "max-bytes?=bytes", "max-expanded?=bytes", "max-ratio?=number", "max-entries?=number", "max-nesting?=number",
		"max-xml-depth?=number", "max-cells?=number", "max-pages?=number", "max-steps?=number")
}
