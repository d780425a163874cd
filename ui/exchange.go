package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/report"
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
func (w *Window) canExport() bool { return w.canCopy() || w.does("export") != nil && w.mayExport() }

// canCopy reports that the screen in front shows a table that can be taken out of the office.
func (w *Window) canCopy() bool {
	_, sheeted := w.front.(kit.Sheeted)
	return sheeted && w.mayExport()
}

func (w *Window) mayExport() bool {
	return w.session != nil && w.session.May(access.Export, access.Read)
}

// exportFront writes what the screen in front shows to a file, in the format the person
// chooses: as the dialog asks, unless the name the file is given tells another one.
func (w *Window) exportFront() {
	if own := w.does("export"); own != nil { // a calendar goes to other calendars
		own()
		return
	}
	read, title := w.front.(kit.Sheeted).Sheet(), w.fileTitle()
	askExport(w, w.isGrouped(), func(choice exportChoice) {
		if choice.Format == clipboardFormat {
			w.copyTable(read)
			return
		}
		w.chooseTarget(sheetFile(title, choice.Format), exportFilter(), func(path string) { w.exportSheet(read, choice, path) })
	})
}

// isGrouped reports that the screen in front shows its rows in groups.
func (w *Window) isGrouped() bool {
	grouped, can := w.front.(kit.Grouped)
	return can && grouped.InGroups()
}

func (w *Window) exportSheet(read func(context.Context) (report.Sheet, error), choice exportChoice, path string) {
	takeOut(w, "upload", lang.X("export.writing", "Exporting…"), read, func(ctx context.Context, s report.Sheet) (struct{}, error) {
		s.File, s.Page.SheetPerGroup = choice.File, choice.PerGroup
		return struct{}{}, w.files.ExportSheet(ctx, path, choice.Format, s)
	}, func(struct{}, int) {
		w.Notify(kit.Toast{Icon: "check", Text: lang.X("export.done", "Exported to {{.Path}}", map[string]any{"Path": path})})
	})
}

// copyFront puts what the screen in front shows on the clipboard, as a table.
func (w *Window) copyFront() { w.copyTable(w.front.(kit.Sheeted).Sheet()) }

func (w *Window) copyTable(read func(context.Context) (report.Sheet, error)) {
	takeOut(w, "copy", lang.X("copy.doing", "Copying…"), read, w.files.SheetTable, func(table string, rows int) {
		w.app.Clipboard().SetContent(table)
		w.Notify(kit.Toast{Icon: "check", Text: lang.XN("copy.done", "{{.Rows}} rows copied as a table.", rows,
			map[string]any{"Rows": w.session.Office().Region().Number(int64(rows), 0)})})
	})
}

// printFront hands what the screen in front shows, as a PDF, to the program the system
// shows such files with, which prints it.
func (w *Window) printFront() {
	if own := w.does("print"); own != nil { // a quotation has a paper of its own
		own()
		return
	}
	read := w.front.(kit.Sheeted).Sheet()
	takeOut(w, "printer", lang.X("print.writing", "Preparing to print…"), read, func(ctx context.Context, s report.Sheet) (string, error) {
		content, err := w.files.SheetPDF(ctx, s)
		if err == nil {
			err = ctx.Err() // cancelled while the paper was written
		}
		if err != nil {
			return "", err
		}
		return w.Disk().OpenCopy(sheetFile(s.Title, pdfFormat), content)
	}, func(string, int) {})
}

// sheetFile is what the file of a list is called.
func sheetFile(title, format string) string {
	return domain.FileName(strings.ToLower(title)) + "." + format
}
