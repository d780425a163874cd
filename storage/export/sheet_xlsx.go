package export

import (
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"preventa/domain"
	"preventa/domain/report"
)

// WriteXLSX writes a sheet as a workbook: a header that stays in view and filters, typed
// cells in the formats of the office's region, groups that fold, and a line of totals.
// Subtotals and totals are formulas wherever these give what the sheet says, with the figure
// beside for who does not compute; nothing else is one. A report has its notes and how its
// figures are computed at its foot. The rows go straight into the file, however many. Invalid
// for more rows than a workbook can have, or more groups than sheets where each has its own.
func WriteXLSX(ctx context.Context, w io.Writer, s report.Sheet) error {
	return WriteWorkbook(ctx, w, []report.Sheet{s})
}

// WriteWorkbook writes several sheets, one at least, as one workbook, each as WriteXLSX does.
func WriteWorkbook(ctx context.Context, w io.Writer, sheets []report.Sheet) (err error) {
	all, err := parted(sheets)
	if err != nil {
		return err
	}
	b := newWorkbook(w)
	defer func() {
		if closing := b.file.Close(); err == nil {
			err = domain.Wrap(domain.Internal, closing, "xlsx")
		}
	}()
	if err := b.begin(all); err != nil {
		return domain.Wrap(domain.Internal, err, "xlsx")
	}
	for _, s := range all { // what others refer to comes before
		if s.parts == nil {
			if err := b.write(ctx, s); err != nil {
				return err
			}
		}
	}
	for _, s := range all {
		if s.parts != nil {
			if err := b.write(ctx, s); err != nil {
				return err
			}
		}
	}
	return b.end()
}

// mostSheets is how many sheets the groups of one can have, which people still find.
const mostSheets = 250

// parted are the sheets of a workbook: those given, and of one that has each group on a sheet
// of its own, an overview and these.
func parted(sheets []report.Sheet) ([]*xlsxSheet, error) {
	var all []*xlsxSheet
	for _, s := range sheets {
		whole := &xlsxSheet{Sheet: s}
		all = append(all, whole)
		if !s.Page.SheetPerGroup || len(s.Groups) == 0 {
			continue
		}
		if len(s.Groups) > mostSheets {
			return nil, domain.Fail(domain.Invalid, "error.export.sheets", domain.Args{"Most": s.Region.Number(mostSheets, 0), "Count": s.Region.Number(int64(len(s.Groups)), 0)})
		}
		first := 0
		for i := range s.Groups {
			part := &xlsxSheet{Sheet: groupAlone(s, i, first)}
			whole.parts, all = append(whole.parts, part), append(all, part)
			first += s.Groups[i].Count
		}
	}
	names := sheetNames(all)
	for i, s := range all {
		s.name = names[i]
	}
	return all, nil
}

// groupAlone is a group of a sheet, whose rows are from first on, as a sheet of its own.
func groupAlone(s report.Sheet, at, first int) report.Sheet {
	g, read := s.Groups[at], s.Read
	s.Title, s.Groups, s.Formulas = g.Label, nil, nil
	s.Totals = nil
	if g.Cells != nil {
		s.Totals = append(report.SheetRow{}, g.Cells...)
	}
	s.Read = func(ctx context.Context, from, count int) ([]report.SheetRow, error) {
		count = min(count, g.Count-from)
		if count <= 0 {
			return nil, nil
		}
		return read(ctx, first+from, count)
	}
	return s
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
func sheetNames(sheets []*xlsxSheet) []string {
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
