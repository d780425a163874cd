package ui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
	uioffice "preventa/ui/office"
)

const (
	recentKey  = "recent"
	mostRecent = 8
	extension  = ".preventa"
)

func (w *Window) recent() []string { return w.app.Preferences().StringList(recentKey) }

func (w *Window) noteRecent(path string) {
	list := slices.DeleteFunc(w.recent(), func(known string) bool { return known == path })
	list = append([]string{path}, list...)
	w.app.Preferences().SetStringList(recentKey, list[:min(len(list), mostRecent)])
}

// openPath opens an office file after asking about unsaved changes in the present one.
func (w *Window) openPath(path string) {
	w.dropped = map[kit.Screen]bool{}
	w.leaveAll(func() {
		if w.file != nil && sameFile(w.file.Path(), path) {
			return
		}
		kit.Background(w.runner, func() (File, error) { return w.files.Open(context.Background(), path) },
			func(f File, err error) { w.opened(path, f, err) })
	})
}

func sameFile(a, b string) bool {
	full, err := filepath.Abs(b)
	return err == nil && a == full
}

// opened puts the office in the window, or says why it can't; one that another program
// holds, or that takes no writes, may be looked at.
func (w *Window) opened(path string, f File, err error) {
	if err == nil {
		w.use(f)
		return
	}
	if !domain.Is(err, domain.Locked) && !domain.Is(err, domain.ReadOnly) {
		w.Failed(err)
		return
	}
	kit.Ask(w.window, kit.AskOptions{
		Title:   lang.X("ask.read_only_title", "Open to look at?"),
		Message: kit.ErrorText(err) + " " + lang.X("ask.read_only", "You can open it to look at, without changing anything."),
		Choices: []kit.Choice{
			{Label: lang.X("command.cancel", "Cancel"), Kind: kit.ButtonNormal, Cancel: true},
			{Label: lang.X("ask.read_only_do", "Open to look at"), Kind: kit.ButtonPrimary, Run: func() {
				kit.Background(w.runner, func() (File, error) { return w.files.OpenReadOnly(context.Background(), path) },
					func(f File, err error) {
						if err != nil {
							w.Failed(err)
							return
						}
						w.use(f)
					})
			}},
		},
	})
}

// fileFilter lets file dialogs show files of some endings.
type fileFilter []string

// Matches is for Fyne.
func (f fileFilter) Matches(uri fyne.URI) bool {
	return len(f) == 0 || slices.Contains(f, strings.ToLower(uri.Extension()))
}

// dropFiles hands files dragged onto the window to the screen in front, if it takes any,
// and opens one that is an office.
func (w *Window) dropFiles(files []fyne.URI) {
	paths := make([]string, len(files))
	for i, file := range files {
		paths[i] = file.Path()
	}
	if len(paths) == 0 || w.window.Canvas().Overlays().Top() != nil {
		return
	}
	if filepath.Ext(paths[0]) == extension {
		w.openPath(paths[0])
		return
	}
	if taker, ok := w.front.(interface{ Dropped(paths []string) bool }); !ok || !taker.Dropped(paths) {
		w.Notify(kit.Toast{Icon: "info", Text: lang.X("drop.nowhere", "Files are taken by the form of an opportunity.")})
	}
}

// chooseOffice asks which office file to open.
func (w *Window) chooseOffice() {
	w.chooseFile(fileFilter{extension}, w.openPath)
}

// chooseFile asks for a file to read.
func (w *Window) chooseFile(filter fileFilter, use func(path string)) {
	d := dialog.NewFileOpen(func(reader fyne.URIReadCloser, err error) {
		if err != nil || reader == nil {
			w.chosen(err)
			return
		}
		_ = reader.Close() // only its place is wanted
		use(reader.URI().Path())
	}, w.window)
	d.SetFilter(filter)
	d.Show()
	d.Resize(fyne.NewSize(860, 560)) // Fyne's file dialogs have no size before they are shown
}

// chooseTarget asks where to write a file, which is there as it was until who writes it
// replaces it: Fyne is told to open none.
func (w *Window) chooseTarget(name string, filter fileFilter, use func(path string)) {
	d := dialog.NewFileSave(func(writer fyne.URIWriteCloser, err error) {
		if err != nil || writer == nil {
			w.chosen(err)
			return
		}
		_ = writer.Close() // only its place is wanted
		use(writer.URI().Path())
	}, w.window)
	d.SetFilter(filter)
	d.SetFileName(name)
	d.Show()
	d.Resize(fyne.NewSize(860, 560)) // Fyne's file dialogs have no size before they are shown
}

// chosen tells of a file dialog that failed; giving up is no failure.
func (w *Window) chosen(err error) {
	if err != nil {
		w.Failed(domain.Wrap(domain.ReadOnly, err, "file dialog"))
	}
}

// newOffice asks for what a new office needs and where to keep it, makes it and opens it.
func (w *Window) newOffice() {
	uioffice.NewFoundingDialog(w.window, w.language, w.files.AccountName(), w.files.DocumentsFolder(), func(path string, f office.Founding, done func(error)) {
		w.dropped = map[kit.Screen]bool{}
		w.leaveAll(func() {
			kit.Background(w.runner, func() (File, error) { return w.files.Create(context.Background(), path, f) },
				func(file File, err error) {
					done(err)
					if err == nil {
						w.use(file)
					}
				})
		})
	})
}

// makeDemo makes a demo office among the person's documents and opens it.
func (w *Window) makeDemo() {
	w.Notify(kit.Toast{Icon: "database", Text: lang.X("demo.making", "The demo office is being made…")})
	language := w.language
	kit.Background(w.runner, func() (string, error) {
		return w.files.MakeDemo(context.Background(), w.files.DocumentsFolder(), language)
	},
		func(path string, err error) {
			if err != nil {
				w.Failed(err)
				return
			}
			w.openPath(path)
		})
}

// checkFile examines the office file and says what it found.
func (w *Window) checkFile() {
	file := w.file
	kit.Background(w.Runner(), func() (string, error) { return file.Check(context.Background()) }, func(problem string, err error) {
		switch {
		case err != nil:
			w.Failed(err)
		case problem != "":
			w.Failed(domain.Wrap(domain.Damaged, errors.New(problem), "check"))
		default:
			kit.ShowMessage(w.window, lang.X("check.title", "The office file is sound"), lang.X("check.sound",
				"Every page, every reference and every link of the journal was examined; what is stored is what the journal says."))
		}
	})
}

// undone is what an undo took back, and the set that did.
type undone struct {
	what, by change.Set
	record   string // the opportunity it was about, if it was about one
}

// undoLast takes back what the person did last, says what that was, and offers to do it again.
func (w *Window) undoLast() {
	session := w.session
	kit.Background(w.Runner(), func() (undone, error) { return undoLast(session) }, func(u undone, err error) {
		switch {
		case err != nil:
			w.Failed(err)
		case u.what.ID == "":
			w.Notify(kit.Toast{Icon: "info", Text: lang.X("undo.nothing", "There is nothing to undo")})
		default:
			text := lang.X("undo.done", "Taken back: {{.Action}}", map[string]any{"Action": actionText(u.what.Action)}) + u.record
			w.Notify(kit.Toast{Icon: "undo-2", Text: text, About: string(u.by.ID), Action: lang.X("command.redo", "Redo"), Run: func() { kit.Undo(w, u.by) }})
		}
	})
}

func undoLast(s *office.Session) (u undone, err error) {
	last, found, err := s.LastUndoable(context.Background())
	if err != nil || !found {
		return u, err
	}
	u.what = last
	about := last.Records(domain.KindOpportunity)
	if len(about) == 1 {
		u.record = recordText(s, about[0])
	}
	u.by, err = s.Undo(context.Background(), last.ID)
	if len(about) == 1 && u.record == "" {
		u.record = recordText(s, about[0])
	}
	return u, err
}

// recordText names an opportunity behind what was done to it; nothing when it is not there.
func recordText(s *office.Session, id domain.ID) string {
	d, err := s.Opportunity(context.Background(), id)
	if err != nil {
		return ""
	}
	return fmt.Sprintf(" · %d %s", d.Number, d.Name)
}

// actionText names what a set did.
func actionText(action string) string { return lang.X("action."+action, action) }
