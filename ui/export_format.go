package ui

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/region"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// The formats that lists are written in, by the ends of their files' names; the clipboard has
// none.
const (
	csvFormat       = "csv"
	xlsxFormat      = "xlsx"
	pdfFormat       = "pdf"
	jsonFormat      = "json"
	clipboardFormat = "clipboard"
)

// exportFormats are the formats with what they are for.
func exportFormats() []kit.Option {
	return []kit.Option{
		{ID: xlsxFormat, Text: lang.X("export.xlsx", "Excel workbook (.xlsx)")},
		{ID: pdfFormat, Text: lang.X("export.pdf", "PDF to print or send (.pdf)")},
		{ID: csvFormat, Text: lang.X("export.csv", "Data for other programs (.csv)")},
		{ID: jsonFormat, Text: lang.X("export.json", "Data for programmers (.json)")},
		{ID: clipboardFormat, Text: lang.X("export.clipboard", "Table to paste elsewhere (clipboard)")},
	}
}

// exportFilter shows the files there are of any of the formats.
func exportFilter() fileFilter {
	return fileFilter{"." + xlsxFormat, "." + pdfFormat, "." + csvFormat, "." + jsonFormat}
}

// exportChoice is how a list is written.
type exportChoice struct {
	Format   string           `json:"format"`
	File     report.FileSetup `json:"file"`      // of data
	PerGroup bool             `json:"per_group"` // a sheet of a workbook
}

// exportKey is where the choice a person made last is remembered.
const exportKey = "export.choice"

// lastExport is the choice made last, else a workbook, with data as spreadsheets of a region
// read it.
func (w *Window) lastExport(r region.Region) exportChoice {
	var last exportChoice // what is left out of it was chosen to be so
	if err := json.Unmarshal([]byte(w.Recall(exportKey)), &last); err == nil {
		return last
	}
	return exportChoice{Format: xlsxFormat, File: report.SetupFor(r.Decimal)}
}

func (w *Window) rememberExport(choice exportChoice) {
	if last, err := json.Marshal(choice); err == nil { // plain values always can be
		w.Remember(exportKey, string(last))
	}
}

// exportDialog asks how to write a list.
type exportDialog struct {
	window   *Window
	choice   exportChoice
	grouped  bool
	radios   []*kit.Radio
	ofCSV    *fyne.Container
	ofXLSX   *fyne.Container // nil: nothing to choose
	next     *kit.Button
	dialog   *kit.Dialog
	decimals region.Region
}

// askExport asks how to write a list, which may be grouped. The choice made last is proposed.
func askExport(w *Window, grouped bool, chosen func(choice exportChoice)) {
	r := w.session.Office().Region()
	d := &exportDialog{window: w, choice: w.lastExport(r), grouped: grouped, decimals: r}
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.dialog.Close() })
	d.next = kit.NewButton("", "", kit.ButtonPrimary, func() {
		d.dialog.Close()
		w.rememberExport(d.choice)
		choice := d.choice
		choice.PerGroup = choice.PerGroup && grouped
		chosen(choice)
	})
	rows, first := d.rows()
	d.dialog = kit.NewDialog(w.window, kit.DialogOptions{Title: lang.X("export.title", "Export as shown"), Body: rows,
		Buttons: []*kit.Button{cancel, d.next}, First: first})
	d.choose(d.choice.Format)
	d.dialog.Show()
}

// rows are the formats, each with what there is to choose of it beneath; first is the one
// proposed.
func (d *exportDialog) rows() (rows *fyne.Container, first fyne.Focusable) {
	rows = container.New(kit.Rows(kit.Space1))
	for _, option := range exportFormats() {
		radio := kit.NewRadio(option.Text, func() { d.choose(option.ID) })
		d.radios = append(d.radios, radio)
		rows.Add(radio)
		if option.ID == d.choice.Format || first == nil {
			first = radio
		}
		switch {
		case option.ID == csvFormat:
			d.ofCSV = d.csvOptions()
			rows.Add(d.ofCSV)
		case option.ID == xlsxFormat && d.grouped:
			d.ofXLSX = indented(d.perGroup())
			rows.Add(d.ofXLSX)
		}
	}
	return rows, first
}

// indented stands beneath the text of a radio button.
func indented(o fyne.CanvasObject) *fyne.Container {
	return container.New(kit.Inset(0, 0, kit.Space2, kit.Space6), o)
}

// choose chooses a format and shows what there is to choose of it.
func (d *exportDialog) choose(format string) {
	d.choice.Format = format
	for i, option := range exportFormats() {
		d.radios[i].SetOn(option.ID == format)
	}
	d.ofCSV.Hidden = format != csvFormat
	if d.ofXLSX != nil {
		d.ofXLSX.Hidden = format != xlsxFormat
	}
	if format == clipboardFormat {
		d.next.SetLabel(lang.X("export.copy", "Copy"))
	} else {
		d.next.SetLabel(lang.X("export.choose_file", "Choose file…"))
	}
	d.dialog.Fit()
}

func (d *exportDialog) perGroup() *kit.Switch {
	s := kit.NewSwitch(lang.X("export.per_group", "A sheet for each group"), func(on bool) { d.choice.PerGroup = on })
	s.SetOn(d.choice.PerGroup)
	return s
}

// csvOptions are what parts the fields, and the mark at the start.
func (d *exportDialog) csvOptions() *fyne.Container {
	separator := kit.NewSelect(d.separators())
	separator.SetSelectedID(string(d.choice.File.Separator))
	separator.OnChanged = func(o kit.Option) {
		sign := []rune(o.ID)[0]
		d.choice.File.Separator = sign
		d.choice.File.DecimalComma = sign != ',' && d.decimals.Decimal == ','
	}
	bom := kit.NewSwitch(lang.X("export.bom", "Mark as UTF-8 (BOM), as Excel needs for accents"), func(on bool) { d.choice.File.BOM = on })
	bom.SetOn(d.choice.File.BOM)
	return indented(container.New(kit.Rows(kit.Space2), kit.NewField(lang.X("export.separator", "Fields separated by"), separator), bom))
}

// separators are the signs that part fields; with a comma, figures have a decimal point.
func (d *exportDialog) separators() []kit.Option {
	return []kit.Option{
		{ID: ";", Text: lang.X("export.semicolon", "Semicolons")},
		{ID: ",", Text: lang.X("export.comma", "Commas, with decimal points")},
		{ID: "\t", Text: lang.X("export.tab", "Tabs")},
	}
}
