package main

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/report"
)

// dataOptions are how a CSV is written, for programs that read it in a way of their own.
type dataOptions struct {
	BOM       bool   `help:"${help_bom}"`
	Separator string `placeholder:"SIGN" help:"${help_separator}"`
}

// separatorNames are the names of signs that a shell makes hard to write.
var separatorNames = map[string]rune{"comma": ',', "semicolon": ';', "tab": '\t', `\t`: '\t', "pipe": '|'}

// setup is what the options ask for.
func (o dataOptions) setup() (report.FileSetup, error) {
	setup := report.FileSetup{BOM: o.BOM}
	if o.Separator == "" {
		return setup, nil
	}
	sign, named := separatorNames[strings.ToLower(o.Separator)]
	if signs := []rune(o.Separator); !named && len(signs) == 1 {
		sign = signs[0]
	}
	if !slices.Contains(report.Separators, sign) {
		return setup, refusal(lang.X("cli.separator", "“{{.Sign}}” separates no fields. Those there are: comma, semicolon, tab, pipe.", domain.Args{"Sign": o.Separator}))
	}
	setup.Separator = sign
	return setup, nil
}
