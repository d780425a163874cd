package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/ui/kit"
	"preventa/ui/opportunities"
)

// Version is the version of the program.
const Version = "0.1.0"

// importFile asks for a file and opens the import dialog on it.
func (w *Window) importFile() {
	w.chooseFile(fileFilter{".csv", ".txt", ".tsv"}, func(path string) {
		kit.Background(w.Runner(), func() (opportunities.ImportSource, error) { return w.files.ImportSource(path) },
			func(source opportunities.ImportSource, err error) {
				if err != nil {
					w.Failed(err)
					return
				}
				opportunities.Import(w, source)
			})
	})
}

// canExport reports that what the screen in front shows can be taken out of the office, on
// paper or as a file.
func (w *Window) canExport() bool {
	_, sheeted := w.front.(kit.Sheeted)
	return (sheeted || w.does("export") != nil) && w.session != nil && w.session.May(access.Export, access.Read)
}

// exportFront writes what the screen in front shows to a file, in the format the person
// chooses: as the dialog asks, unless the name the file is given tells another one.
func (w *Window) exportFront() {
	if own := w.does("export"); own != nil { // a calendar goes to other calendars
		own()
		return
	}
	read, title := w.front.(kit.Sheeted).Sheet(), w.front.Title()
	askFormat(w, func(format string) {
		w.chooseTarget(sheetFile(title, format), exportFilter(), func(path string) {
			w.Notify(kit.Toast{Icon: "upload", Text: lang.X("export.writing", "Exporting…")})
			kit.Background(w.Runner(), func() (struct{}, error) {
				sheet, err := read(context.Background())
				if err != nil {
					return struct{}{}, err
				}
				return struct{}{}, w.files.ExportSheet(context.Background(), path, format, sheet)
			}, func(_ struct{}, err error) { w.exported(path, err) })
		})
	})
}

func (w *Window) exported(path string, err error) {
	if err != nil {
		w.Failed(err)
		return
	}
	w.Notify(kit.Toast{Icon: "check", Text: lang.X("export.done", "Exported to {{.Path}}", map[string]any{"Path": path})})
}

// printFront hands what the screen in front shows, as a PDF, to the program the system
// shows such files with, which prints it.
func (w *Window) printFront() {
	if own := w.does("print"); own != nil { // a quotation has a paper of its own
		own()
		return
	}
	read := w.front.(kit.Sheeted).Sheet()
	w.Notify(kit.Toast{Icon: "printer", Text: lang.X("print.writing", "Preparing to print…")})
	kit.Background(w.Runner(), func() (string, error) {
		sheet, err := read(context.Background())
		if err != nil {
			return "", err
		}
		content, err := w.files.SheetPDF(context.Background(), sheet)
		if err != nil {
			return "", err
		}
		return w.Disk().OpenCopy(sheetFile(sheet.Title, pdfFormat), content)
	}, func(_ string, err error) {
		if err != nil {
			w.Failed(err)
		}
	})
}

// sheetFile is what the file of a list is called.
func sheetFile(title, format string) string {
	return domain.FileName(strings.ToLower(title)) + "." + format
}
