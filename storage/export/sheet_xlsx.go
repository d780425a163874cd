package export

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"preventa/domain"
	"preventa/domain/report"
)

// WriteXLSX writes a sheet as a workbook: a header that stays in view and filters, typed
// cells in the formats of the office's region, groups that fold, and a line of totals.
// Nothing in it is a formula, so that a filter changes no figure. Invalid for more rows
// than a workbook can have.
func WriteXLSX(ctx context.Context, w io.Writer, s report.Sheet) error {
	return WriteWorkbook(ctx, w, []report.Sheet{s})
}

// WriteWorkbook writes several sheets, one at least, as one workbook, each as WriteXLSX does.
func WriteWorkbook(ctx context.Context, w io.Writer, sheets []report.Sheet) (err error) {
	file := excelize.NewFile()
	defer func() {
		if closing := file.Close(); err == nil {
			err = domain.Wrap(domain.Internal, closing, "xlsx")
		}
	}()
	names := sheetNames(sheets)
	styles := map[xlsxStyle]int{}
	for i, s := range sheets {
		b := &workbook{Sheet: s, file: file, name: names[i], styles: styles}
		if err := b.begin(i == 0); err != nil {
			return domain.Wrap(domain.Internal, err, "xlsx")
		}
		if err := b.write(ctx); err != nil {
			return err
		}
	}
	return file.Write(w)
}

// workbook is a sheet on its way into a file.
type workbook struct {
	report.Sheet
	file   *excelize.File
	name   string
	stream *excelize.StreamWriter
	row    int // written last
	styles map[xlsxStyle]int
}

// begin makes the sheet, the first of which a new workbook has already, and sets what comes
// before the rows.
func (b *workbook) begin(first bool) error {
	if first {
		if err := b.file.SetSheetName("Sheet1", b.name); err != nil {
			return err
		}
	} else if _, err := b.file.NewSheet(b.name); err != nil {
		return err
	}
	if err := b.describe(first); err != nil {
		return err
	}
	var err error
	if b.stream, err = b.file.NewStreamWriter(b.name); err != nil {
		return err
	}
	for i, column := range slices.Backward(b.Columns) { // the last one set comes first in the file, where they must be in order
		if err := b.stream.SetColWidth(i+1, i+1, characters(column.Width)); err != nil {
			return err
		}
	}
	return b.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// characters is the width of a column in the digits that Excel counts by, with room for
// the arrow of its filter.
func characters(units float32) float64 {
	const unitsPerDigit, arrow = 7, 2
	return max(4, float64(units)/unitsPerDigit+arrow)
}

// describe sets how the sheet is printed and, of the first one, the properties of the
// document.
func (b *workbook) describe(first bool) (err error) {
	yes, no, wide, high, across := true, false, 1, 0, "landscape"
	if first {
		err = b.file.SetDocProps(&excelize.DocProperties{Title: b.Title, Description: strings.Join(b.Notes, "\n"), Creator: b.Office,
			Language: string(b.Language), Created: b.At.UTC().Format("2006-01-02T15:04:05Z"), Modified: b.At.UTC().Format("2006-01-02T15:04:05Z")})
	}
	if err == nil {
		err = b.file.SetSheetProps(b.name, &excelize.SheetPropsOptions{OutlineSummaryBelow: &no, FitToPage: &yes})
	}
	if err == nil {
		paper := 9 // A4
		if paperSize(b.Region.Code) == "Letter" {
			paper = 1
		}
		err = b.file.SetPageLayout(b.name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &across, FitToWidth: &wide, FitToHeight: &high})
	}
	if err == nil {
		err = b.file.SetHeaderFooter(b.name, &excelize.HeaderFooterOptions{OddFooter: "&C&P / &N"})
	}
	if err == nil {
		err = b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + b.name + "'!$1:$1", Scope: b.name})
	}
	return err
}

// write writes the header, the lines and the totals, and ends the sheet.
func (b *workbook) write(ctx context.Context) error {
	if err := b.header(); err != nil {
		return err
	}
	inGroup := 0
	for line, err := range b.Lines(ctx) {
		if err == nil && line.Group != nil {
			inGroup = 1
			err = b.group(line.Group)
		} else if err == nil {
			err = b.add(line.Row, asRow, excelize.RowOpts{OutlineLevel: inGroup})
		}
		if err != nil {
			return err
		}
	}
	if b.Groups == nil { // sorting by a column would tear groups apart
		last, err := excelize.CoordinatesToCellName(max(1, len(b.Columns)), b.row)
		if err == nil {
			err = b.file.AutoFilter(b.name, "A1:"+last, nil)
		}
		if err != nil {
			return domain.Wrap(domain.Internal, err, "xlsx")
		}
	}
	if b.Totals != nil {
		if err := b.add(b.Totals, asTotals, excelize.RowOpts{}); err != nil {
			return err
		}
	}
	return domain.Wrap(domain.Internal, b.stream.Flush(), "xlsx")
}

func (b *workbook) header() error {
	cells := make(report.SheetRow, len(b.Columns))
	for i, column := range b.Columns {
		cells[i].Value = column.Title
	}
	return b.add(cells, asHeader, excelize.RowOpts{Height: 20})
}

// group writes the line of a group: its label and count where the line begins, subtotals
// under their columns.
func (b *workbook) group(g *report.SheetGroup) error {
	cells := make(report.SheetRow, len(b.Columns))
	copy(cells, g.Cells)
	cells[0].Value = fmt.Sprintf("%s (%s)", g.Label, b.Region.Number(int64(g.Count), 0))
	return b.add(cells, asGroup, excelize.RowOpts{})
}

func (b *workbook) add(cells report.SheetRow, as xlsxPart, options excelize.RowOpts) error {
	if b.row == excelize.TotalRows {
		return domain.Fail(domain.Invalid, "error.export.rows", domain.Args{"Most": b.Region.Number(excelize.TotalRows, 0)})
	}
	b.row++
	values := make([]any, len(b.Columns))
	for i, column := range b.Columns {
		value, format := b.value(cells[i].Value, column.Type)
		style, err := b.style(xlsxStyle{as: as, format: format, right: as == asHeader && !column.IsText()})
		if err != nil {
			return domain.Wrap(domain.Internal, err, "xlsx")
		}
		if value != nil || as != asRow { // the lines of groups and totals are of one piece
			values[i] = excelize.Cell{StyleID: style, Value: value}
		}
	}
	return domain.Wrap(domain.Internal, b.stream.SetRow(fmt.Sprintf("A%d", b.row), values, options), "xlsx")
}

// maxSheetName is how long the name of a sheet can be, in UTF-16 units.
const maxSheetName = 31

// sheetName makes the title fit the rules for names of sheets.
func sheetName(title string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) || r < ' ' || r == utf8.RuneError {
			return ' '
		}
		return r
	}, title)
	name = strings.Join(strings.Fields(name), " ")
	for len(utf16.Encode([]rune(name))) > maxSheetName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	name = strings.TrimSpace(name)
	if name == "" || strings.EqualFold(name, "History") { // a name that Excel keeps for itself
		return strings.TrimSpace(name + " 1")
	}
	return name
}

// sheetNames are the names of sheets by their titles, each once however Excel compares them.
func sheetNames(sheets []report.Sheet) []string {
	names := make([]string, len(sheets))
	taken := map[string]bool{}
	for i, s := range sheets {
		name := sheetName(s.Title)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = sheetName(fmt.Sprintf("%d %s", n, s.Title))
		}
		names[i], taken[strings.ToLower(name)] = name, true
	}
	return names
}
