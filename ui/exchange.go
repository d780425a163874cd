package ui

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain/access"
	"preventa/ui/control"
	"preventa/ui/kit"
	"preventa/ui/opportunities"
)

// Version is the version of the program.
const Version = "0.1.0"

// importFile asks for a file and opens the import dialog on it.
func (w *Window) importFile() {
	w.chooseFile(fileFilter{".csv", ".txt", ".tsv"}, func(path string) {
		kit.Background(w.runner, func() (opportunities.ImportSource, error) { return w.files.ImportSource(path) },
			func(source opportunities.ImportSource, err error) {
				if err != nil {
					w.Failed(err)
					return
				}
				opportunities.Import(w, source)
			})
	})
}

// canExport reports that the screen in front has something to write to a file.
func (w *Window) canExport() bool {
	if w.session == nil || !w.session.May(access.Export, access.Read) {
		return false
	}
	switch w.front.(type) {
	case *opportunities.List, *control.Screen:
		return true
	}
	return false
}

// exportFront writes what the screen in front shows to a CSV file.
func (w *Window) exportFront() {
	session := w.session
	switch s := w.front.(type) {
	case *opportunities.List:
		query := s.Query()
		w.exportTo(lang.X("export.opportunities", "opportunities")+".csv", func(path string) error {
			return w.files.ExportOpportunities(context.Background(), path, session, query)
		})
	case *control.Screen:
		filter := s.Filter()
		w.exportTo(lang.X("export.closed_by_month", "closed-by-month")+".csv", func(path string) error {
			table, err := session.Report(context.Background(), "closed-by-month", filter)
			if err != nil {
				return err
			}
			return w.files.ExportTable(path, table)
		})
	}
}

func (w *Window) exportTo(name string, write func(path string) error) {
	w.chooseTarget(name, fileFilter{".csv"}, func(path string) {
		kit.Background(w.runner, func() (struct{}, error) { return struct{}{}, write(path) }, func(_ struct{}, err error) {
			if err != nil {
				w.Failed(err)
				return
			}
			w.Notify(kit.Toast{Icon: "check", Text: lang.X("export.done", "Written to {{.Path}}", map[string]any{"Path": path})})
		})
	})
}
