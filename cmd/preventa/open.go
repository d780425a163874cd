package main

import (
	"errors"
	"os"
	"os/signal"
	"path/filepath"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
)

// windowCommand opens the window.
type windowCommand struct {
	File string `arg:"" optional:"" help:"${help_file}"`
}

// Run opens the window. A bare word that is no file is a command that does not exist
// rather than an office that is missing.
func (c *windowCommand) Run(*environment) error {
	if _, err := os.Stat(c.File); err != nil && c.File != "" && filepath.Base(c.File) == c.File && filepath.Ext(c.File) == "" {
		return refusal(lang.X("cli.no_command", "There is no command and no file “{{.Word}}”. “preventa --help” lists the commands.",
			domain.Args{"Word": c.File}))
	}
	noteCrashes()
	signal.Reset(os.Interrupt) // Ctrl+C at the prompt ends the window too
	return openWindow(c.File)
}

// look opens an office to read it, whoever holds it, and signs its first person in.
func (e *environment) look(path string, do func(*office.Session) error) error {
	file, err := officefile.OpenReadOnly(e.ctx, path)
	if err != nil {
		return err
	}
	return e.signedIn(file, do)
}

// work opens an office to write to it. Locked, with who holds it, if another program does.
func (e *environment) work(path string, do func(*office.Session) error) error {
	file, err := officefile.Open(e.ctx, path, e.clock)
	if err != nil {
		return err
	}
	return e.signedIn(file, do)
}

func (e *environment) signedIn(file *officefile.File, do func(*office.Session) error) (err error) {
	defer func() { err = errors.Join(err, file.Close()) }()
	opened, err := office.Open(e.ctx, file.Store, e.clock, file.ReadOnly)
	if err != nil {
		return err
	}
	session, err := opened.SignIn(e.ctx, "")
	if err != nil {
		return err
	}
	return do(session)
}
