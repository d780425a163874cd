package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2/lang"

	"preventa/cmd/preventa/demo"
	"preventa/domain"
)

// demoCommand makes an office to try things on.
type demoCommand struct {
	File          string `arg:"" help:"${help_file}"`
	Opportunities int    `default:"300" placeholder:"N" help:"${help_opportunities}"`
	Activities    int    `placeholder:"M" help:"${help_activities}"`
	Seed          uint64 `default:"1" placeholder:"S" help:"${help_seed}"`
	Language      string `placeholder:"es|en" help:"${help_language}"`
}

// Run makes the office and prints the path of its file.
func (c *demoCommand) Run(e *environment) error {
	language, err := languageOf(c.Language)
	if err != nil {
		return err
	}
	path, err := filepath.Abs(c.File)
	if err != nil {
		return err
	}
	bar := progress{to: e.notes, since: e.clock(), clock: e.clock}
	err = demo.Make(e.ctx, path, demo.Options{
		Opportunities: c.Opportunities, Activities: c.Activities, Seed: c.Seed, Language: language, Now: e.clock(), Progress: bar.tell})
	bar.end()
	if err != nil {
		return err
	}
	fmt.Fprintln(e.out, path)
	return nil
}

// progress tells how far something has come that takes long, on one line of a terminal.
// Nobody reads it anywhere else.
type progress struct {
	to    io.Writer
	clock func() time.Time
	since time.Time
	told  bool
}

// patienceOf is how long something takes before it is said how far it has come.
const patienceOf = 2 * time.Second

func (p *progress) tell(done, total int) {
	if p.clock().Sub(p.since) < patienceOf || !isTerminal(p.to) {
		return
	}
	p.told = true
	fmt.Fprint(p.to, "\r"+lang.X("cli.demo.progress", "{{.Percent}} % of {{.Total}} records", domain.Args{"Percent": 100 * int64(done) / int64(total), "Total": total})+" ")
}

// end leaves the line to what comes next.
func (p *progress) end() {
	if p.told {
		fmt.Fprintln(p.to)
	}
}

// isTerminal reports that a person reads what is written there.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	about, err := file.Stat()
	return err == nil && about.Mode()&os.ModeCharDevice != 0
}
