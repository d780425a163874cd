package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"github.com/adrg/xdg"

	"preventa/assets"
	"preventa/cmd/preventa/demo"
	"preventa/cmd/preventa/exchange"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/ui"
	"preventa/ui/kit"
)

// openWindow opens the window on an office file, or without one for "". It returns when
// the window is closed.
func openWindow(path string) error {
	app.SetMetadata(fyne.AppMetadata{
		ID: "io.preventa.desktop", Name: "Preventa", Version: ui.Version, Build: 1,
		Icon:       fyne.NewStaticResource("icon.png", assets.AppIcon()),
		Migrations: map[string]bool{"fyneDo": true},
	})
	a := app.NewWithID("io.preventa.desktop")
	exchange.OnlyPlaces()
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.AppIcon()))
	a.Settings().SetTheme(kit.NewTheme(kit.AppearanceLight))
	ui.New(a, windowFiles{}, kit.AsyncRunner{}, kit.SystemDelay).Show(path)
	return nil
}

// windowFiles gives the window its files.
type windowFiles struct{ exchange.Files }

var _ ui.Files = windowFiles{}

// windowFile is an open office file with the office in it.
type windowFile struct {
	*officefile.File
	office *office.Office
}

func (f windowFile) Path() string           { return f.File.Path }
func (f windowFile) ReadOnly() bool         { return f.File.ReadOnly }
func (f windowFile) Office() *office.Office { return f.office }

// Check examines the file and says what is wrong first.
func (f windowFile) Check(ctx context.Context) (string, error) {
	checkup, err := f.File.Check(ctx)
	switch {
	case err != nil || checkup.Sound():
		return "", err
	case checkup.Integrity != "":
		return checkup.Integrity, nil
	case checkup.ForeignKeys > 0:
		return fmt.Sprintf("%d rows refer to something that is not there", checkup.ForeignKeys), nil
	case checkup.Files != "":
		return checkup.Files, nil
	}
	return checkup.Journal.Broken, nil
}

func (windowFiles) Open(ctx context.Context, path string) (ui.File, error) {
	return opened(officefile.Open(ctx, path, time.Now))(ctx)
}

func (windowFiles) OpenReadOnly(ctx context.Context, path string) (ui.File, error) {
	return opened(officefile.OpenReadOnly(ctx, path))(ctx)
}

// Create makes the folder too: the one proposed need not exist yet.
func (windowFiles) Create(ctx context.Context, path string, f office.Founding) (ui.File, error) {
	_ = os.MkdirAll(filepath.Dir(path), 0o700) // creating the file says what is wrong
	return opened(officefile.Create(ctx, path, f, time.Now))(ctx)
}

// opened reads the office of a file that was opened.
func opened(file *officefile.File, err error) func(context.Context) (ui.File, error) {
	return func(ctx context.Context) (ui.File, error) {
		if err != nil {
			return nil, err
		}
		o, err := office.Open(ctx, file.Store, time.Now, file.ReadOnly)
		if err != nil {
			_ = file.Close()
			return nil, err
		}
		return windowFile{file, o}, nil
	}
}

// MakeDemo takes the first free name: demo.preventa, demo-2.preventa …
func (windowFiles) MakeDemo(ctx context.Context, folder string, language domain.Language) (string, error) {
	_ = os.MkdirAll(folder, 0o700) // making the demo says what is wrong
	for i := 1; ; i++ {
		name := "demo" + officefile.Extension
		if i > 1 {
			name = fmt.Sprintf("demo-%d%s", i, officefile.Extension)
		}
		path := filepath.Join(folder, name)
		err := demo.Make(ctx, path, demo.Options{Seed: 1, Language: language, Now: time.Now()})
		if !domain.Is(err, domain.Conflict) {
			return path, err
		}
	}
}

func (windowFiles) AccountName() string { return accountName(kit.SystemLanguage()) }

func (windowFiles) DocumentsFolder() string { return xdg.UserDirs.Documents }
