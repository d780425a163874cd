package main

import (
	"fmt"
	"path/filepath"

	"preventa/cmd/preventa/demo"
)

// demoCommand makes an office to try things on.
type demoCommand struct {
	File          string `arg:"" help:"${help_file}"`
	Opportunities int    `default:"300" placeholder:"N" help:"${help_opportunities}"`
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
	err = demo.Make(e.ctx, path, demo.Options{Opportunities: c.Opportunities, Seed: c.Seed, Language: language, Now: e.clock()})
	if err != nil {
		return err
	}
	fmt.Fprintln(e.out, path)
	return nil
}
