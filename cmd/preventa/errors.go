package main

import (
	"errors"
	"strings"
	"unicode"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// refusal is an error of the command line, said in the person's language already.
type refusal string

func (r refusal) Error() string { return string(r) }

func outputLost(err error) error {
	return refusal(lang.X("cli.output_lost", "The output could not be written: {{.Problem}}", domain.Args{"Problem": err.Error()}))
}

func interrupted() error { return refusal(lang.X("cli.interrupted", "Stopped before the end.")) }

// errorLine says an error to a person on one line, every wrong field included.
func errorLine(err error) string {
	var refused refusal
	if errors.As(err, &refused) {
		return oneLine(string(refused))
	}
	var failed *domain.Error
	if errors.As(err, &failed) && failed.Key == "" && len(failed.Fields) > 0 {
		return oneLine(fieldLine(failed.Fields))
	}
	return oneLine(kit.ErrorText(err))
}

// fieldLine says what is wrong with fields: "name: …; region: …".
func fieldLine(fields []domain.FieldError) string {
	parts := make([]string, len(fields))
	for i, f := range fields {
		parts[i] = f.Field + ": " + kit.FieldErrorText(f)
	}
	return strings.Join(parts, "; ")
}

// oneLine takes line ends and other control characters out of a text, so that what a
// file holds can neither break the line nor command the terminal.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.TrimSpace(text))
}
