package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/ui/activities"
	"preventa/ui/control"
	"preventa/ui/customers"
	"preventa/ui/kit"
	uioffice "preventa/ui/office"
	"preventa/ui/opportunities"
	"preventa/ui/quotations"
	"preventa/ui/reports"
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

// exportedLists are the screens that list records of a kind.
var exportedLists = map[string]domain.Kind{
	opportunities.ListID: domain.KindOpportunity, activities.ListID: domain.KindActivity, customers.ListID: domain.KindCustomer,
	customers.ContactsID: domain.KindContact, quotations.ListID: domain.KindQuotation, quotations.ProductsID: domain.KindProduct,
	uioffice.CurrenciesID: domain.KindRate,
}

// canExport reports that the screen in front has something to write to a file.
func (w *Window) canExport() bool {
	if w.front == nil || w.session == nil || !w.session.May(access.Export, access.Read) {
		return false
	}
	_, isControl := w.front.(*control.Screen)
	_, isReport := w.front.(*reports.Screen)
	return isControl || isReport || exportedLists[w.front.ID()] != ""
}

// exportFront writes what the screen in front shows to a CSV file.
func (w *Window) exportFront() {
	session := w.session
	if s, ok := w.front.(*control.Screen); ok {
		filter := s.Filter()
		w.exportTo(lang.X("export.closed_by_month", "closed-by-month")+".csv", func(path string) error {
			table, err := session.Report(context.Background(), "closed-by-month", filter)
			if err != nil {
				return err
			}
			return w.files.ExportTable(path, table)
		})
		return
	}
	if s, ok := w.front.(*reports.Screen); ok {
		w.exportTo(strings.ToLower(s.Title())+".csv", func(path string) error { return w.files.ExportTable(path, s.Table()) })
		return
	}
	list, query := exportedLists[w.front.ID()], office.Query{}
	if s, ok := w.front.(interface{ Query() office.Query }); ok {
		query = s.Query()
	}
	w.exportTo(strings.ToLower(w.front.Title())+".csv", func(path string) error {
		return w.files.ExportList(context.Background(), path, session, list, query)
	})
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
