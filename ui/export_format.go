package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/ui/kit"
)

// The formats that lists are written in, by the ends of their files' names.
const (
	csvFormat  = "csv"
	xlsxFormat = "xlsx"
	pdfFormat  = "pdf"
)

// exportFormats are the formats with what they are for.
func exportFormats() []kit.Option {
	return []kit.Option{
		{ID: xlsxFormat, Text: lang.X("export.xlsx", "Excel workbook (.xlsx)")},
		{ID: pdfFormat, Text: lang.X("export.pdf", "PDF to print or send (.pdf)")},
		{ID: csvFormat, Text: lang.X("export.csv", "Data for other programs (.csv)")},
	}
}

// exportFilter shows the files there are of any of the formats.
func exportFilter() fileFilter { return fileFilter{"." + xlsxFormat, "." + pdfFormat, "." + csvFormat} }

// formatKey is where the format a person chose last is remembered.
const formatKey = "export.format"

// askFormat asks in which format to write. The one chosen last is proposed.
func askFormat(w *Window, chosen func(format string)) {
	format := w.Recall(formatKey)
	if format == "" {
		format = xlsxFormat
	}
	var radios []*kit.Radio
	choose := func(id string) {
		format = id
		for i, option := range exportFormats() {
			radios[i].SetOn(option.ID == id)
		}
	}
	rows := container.New(kit.Rows(kit.Space1))
	var first fyne.Focusable
	for _, option := range exportFormats() {
		radio := kit.NewRadio(option.Text, func() { choose(option.ID) })
		radios = append(radios, radio)
		rows.Add(radio)
		if option.ID == format {
			first = radio
		}
	}
	choose(format)
	var d *kit.Dialog
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.Close() })
	next := kit.NewButton(lang.X("export.choose_file", "Choose file…"), "", kit.ButtonPrimary, func() {
		d.Close()
		w.Remember(formatKey, format)
		chosen(format)
	})
	d = kit.NewDialog(w.window, kit.DialogOptions{Title: lang.X("export.title", "Export as shown"), Body: rows,
		Buttons: []*kit.Button{cancel, next}, First: first})
	d.Show()
}
