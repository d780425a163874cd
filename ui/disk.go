package ui

import (
	"context"
	"image"
	"net/url"
	"path/filepath"
	"slices"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// disk gives screens files and other programs.
type disk struct{ window *Window }

var _ kit.Disk = disk{}

// Disk is what screens need of files and of other programs.
func (w *Window) Disk() kit.Disk { return disk{w} }

// ChooseFile asks for a file to read.
func (d disk) ChooseFile(extensions []string, chosen func(path string)) {
	d.window.chooseFile(fileFilter(extensions), chosen)
}

// ChooseTarget asks where to write a file.
func (d disk) ChooseTarget(name string, extensions []string, chosen func(path string)) {
	d.window.chooseTarget(name, fileFilter(extensions), chosen)
}

// ReadFile reads a file whole.
func (d disk) ReadFile(path string, most int64) ([]byte, error) {
	return d.window.files.ReadFile(path, most)
}

// WriteFile writes a file, whole or not at all.
func (d disk) WriteFile(path string, content []byte) error {
	return d.window.files.WriteFile(path, content)
}

// OpenCopy hands a copy of a file to the program the system shows such files with.
func (d disk) OpenCopy(name string, content []byte) (string, error) {
	if domain.IsProgram(name, content) {
		return "", domain.Fail(domain.Invalid, "error.attachment.program", domain.Args{"Name": domain.FileName(name)})
	}
	path, err := d.KeepCopy(name, content)
	if err != nil {
		return "", err
	}
	if err := d.window.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		return path, &domain.Error{Code: domain.NotFound, Key: "error.open.file", Args: domain.Args{"Path": path}, Err: err}
	}
	return path, nil
}

// KeepCopy writes a copy of a file where the system keeps what is soon forgotten.
func (d disk) KeepCopy(name string, content []byte) (string, error) {
	return d.window.files.KeepCopy(domain.FileName(name), content)
}

// openedSchemes are the addresses that are handed to the system.
var openedSchemes = []string{"http", "https", "mailto", "tel"}

// OpenLink hands an address to the system. Invalid for one of another kind, which might
// start a program.
func (d disk) OpenLink(address string) error {
	parsed, err := url.Parse(address)
	if err != nil || !slices.Contains(openedSchemes, parsed.Scheme) {
		return domain.Fail(domain.Invalid, "error.link", domain.Args{"Link": address})
	}
	if err := d.window.app.OpenURL(parsed); err != nil { // the address is not for the log: it may hold a whole message
		return &domain.Error{Code: domain.NotFound, Key: "error.open.link", Args: domain.Args{"Kind": parsed.Scheme}, Err: err}
	}
	return nil
}

// QuotationPDF is the printed form of a quotation.
func (d disk) QuotationPDF(p office.Paper) (string, []byte, error) {
	return d.window.files.QuotationPDF(p)
}

// DashboardPDF is figures and charts as they are printed.
func (d disk) DashboardPDF(printed report.Dashboard) ([]byte, error) {
	return d.window.files.DashboardPDF(printed)
}

// SheetPages are the pages of a sheet as it is printed.
func (d disk) SheetPages(ctx context.Context, s report.Sheet) ([]report.Page, error) {
	return d.window.files.SheetPages(ctx, s)
}

// WriteSheets writes sheets into a file.
func (d disk) WriteSheets(path string, sheets []report.Sheet) error {
	return d.window.files.WriteSheets(context.Background(), path, sheets)
}

// CopyPicture puts a picture on the clipboard of the desktop.
func (d disk) CopyPicture(picture image.Image) error { return d.window.files.CopyPicture(picture) }

// ICalendar is an agenda as a file for other calendars.
func (d disk) ICalendar(a office.Agenda, language domain.Language) ([]byte, error) {
	return d.window.files.ICalendar(a, d.window.session.Office().Region(), language)
}
