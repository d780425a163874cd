package export

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"preventa/domain"
	"preventa/domain/report"
)

// workbook is a file being written. Excelize makes all of it but the rows, which go between
// what it says before and after them, so that a list of any length is never held.
type workbook struct {
	file    *excelize.File
	archive *zip.Writer
	frames  map[string][]byte // the sheets without rows, by their names in the archive
	styles  map[xlsxStyle]int
}

func newWorkbook(w io.Writer) *workbook {
	return &workbook{file: excelize.NewFile(), archive: zip.NewWriter(w), styles: map[xlsxStyle]int{}}
}

// begin makes the sheets and sets what comes before and after their rows.
func (b *workbook) begin(sheets []*xlsxSheet) error {
	for i, s := range sheets {
		if i == 0 { // a new workbook has one already
			if err := b.file.SetSheetName("Sheet1", s.name); err != nil {
				return err
			}
		} else if _, err := b.file.NewSheet(s.name); err != nil {
			return err
		}
		s.book, s.entry = b, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		if err := s.describe(); err != nil {
			return err
		}
	}
	if err := b.file.SetDocProps(properties(sheets[0].Sheet)); err != nil {
		return err
	}
	var err error
	b.frames, err = b.parts()
	return err
}

// properties are those of the document.
func properties(s report.Sheet) *excelize.DocProperties {
	at := s.At.UTC().Format("2006-01-02T15:04:05Z")
	return &excelize.DocProperties{Title: s.Title, Description: strings.Join(append(append([]string{}, s.Notes...), s.Formulas...), "\n"),
		Creator: s.Office, LastModifiedBy: s.By, Language: string(s.Language), Created: at, Modified: at}
}

// describe sets how the sheet is looked at and printed.
func (s *xlsxSheet) describe() error {
	yes, no, wide, high := true, false, 1, 0
	orientation := string(cmp.Or(s.Page.Orientation, report.Across))
	paper := 9 // A4
	if cmp.Or(s.Page.Paper, report.Paper(paperSize(s.Region.Code))) == report.Letter {
		paper = 1
	}
	file := s.book.file
	err := file.SetSheetProps(s.name, &excelize.SheetPropsOptions{OutlineSummaryBelow: &no, FitToPage: &yes})
	if err == nil {
		err = file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high})
	}
	if err == nil {
		err = file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&C&P / &N"})
	}
	if err == nil {
		err = file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted(s.name) + "!$1:$1", Scope: s.name})
	}
	if err == nil {
		err = file.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	}
	for i, column := range s.Columns {
		if err == nil {
			letters := columnLetters(i)
			err = file.SetColWidth(s.name, letters, letters, characters(column.Width))
		}
	}
	return err
}

// characters is the width of a column in the digits that Excel counts by, with room for
// the arrow of its filter.
func characters(units float32) float64 {
	const unitsPerDigit, arrow = 7, 2
	return max(4, float64(units)/unitsPerDigit+arrow)
}

// quoted is the name of a sheet as formulas have it.
func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// parts are what excelize makes, by the names in the archive.
func (b *workbook) parts() (map[string][]byte, error) {
	made, err := b.file.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(bytes.NewReader(made.Bytes()), int64(made.Len()))
	if err != nil {
		return nil, err
	}
	parts := map[string][]byte{}
	for _, entry := range archive.File {
		from, err := entry.Open()
		if err != nil {
			return nil, err
		}
		if parts[entry.Name], err = io.ReadAll(from); err != nil {
			return nil, err
		}
		if err := from.Close(); err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// Where the rows of a sheet go.
const (
	rowsBegin = "<sheetData>"
	rowsEnd   = "</sheetData>"
)

// write writes a sheet: what excelize says before its rows, the rows, and what it says after.
func (b *workbook) write(ctx context.Context, s *xlsxSheet) error {
	before, after, found := strings.Cut(string(b.frames[s.entry]), rowsBegin+rowsEnd)
	if !found {
		return domain.Wrap(domain.Internal, fmt.Errorf("no place for rows in %s", s.entry), "xlsx")
	}
	entry, err := b.archive.Create(s.entry)
	if err != nil {
		return err
	}
	s.out = bufio.NewWriterSize(entry, 1<<16)
	_, _ = s.out.WriteString(before + rowsBegin) // bufio.Writer keeps the error, which Flush tells
	if err := s.write(ctx); err != nil {
		return err
	}
	_, _ = s.out.WriteString(rowsEnd)
	if s.Groups == nil { // sorting by a column would tear groups apart
		filtered := "A1:" + columnLetters(max(0, len(s.Columns)-1)) + fmt.Sprint(s.lastRow)
		if err := b.file.AutoFilter(s.name, filtered, nil); err != nil {
			return domain.Wrap(domain.Internal, err, "xlsx")
		}
		_, _ = s.out.WriteString(`<autoFilter ref="` + filtered + `"/>`)
	}
	_, _ = s.out.WriteString(after)
	return s.out.Flush()
}

// end writes all that is no sheet, and closes the archive.
func (b *workbook) end() error {
	parts, err := b.parts()
	if err != nil {
		return domain.Wrap(domain.Internal, err, "xlsx")
	}
	for _, name := range sortedKeys(parts) {
		if _, written := b.frames[name]; written && strings.HasPrefix(name, "xl/worksheets/sheet") {
			continue
		}
		entry, err := b.archive.Create(name)
		if err == nil {
			_, err = entry.Write(parts[name])
		}
		if err != nil {
			return err
		}
	}
	return b.archive.Close()
}
