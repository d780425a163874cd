package export

import (
	"bufio"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"preventa/domain"
	"preventa/domain/report"
)

// xlsxSheet is a sheet on its way into a workbook.
type xlsxSheet struct {
	report.Sheet
	book  *workbook
	name  string
	entry string       // in the archive
	parts []*xlsxSheet // the groups, where each has a sheet of its own

	out     *bufio.Writer
	buffer  []byte // of a row
	row     int    // written last
	lastRow int    // of the rows, before the totals
	first   int    // place of the next row in the list
	pages   xlsxPages
	all     xlsxSums           // of all rows
	plain   []bool             // columns in which the line of a group has a figure that is no formula
	ranges  [][2]int           // the rows of groups, first and last
	total   int                // row of the totals; 0: none
	looks   []map[xlsxLook]int // by column, the styles that its cells have had
}

// write writes the header, the lines, the totals and the foot.
func (s *xlsxSheet) write(ctx context.Context) error {
	s.all, s.plain = newXLSXSums(s.Columns), make([]bool, len(s.Columns))
	s.pages, s.looks = xlsxPages{sheet: s.Sheet}, make([]map[xlsxLook]int, len(s.Columns))
	if err := s.header(); err != nil {
		return err
	}
	if err := s.body(ctx); err != nil {
		return err
	}
	s.lastRow = s.row
	if s.Totals != nil {
		if err := s.totals(); err != nil {
			return err
		}
	}
	return s.foot()
}

func (s *xlsxSheet) body(ctx context.Context) error {
	switch {
	case s.parts != nil:
		return s.overview()
	case s.Groups == nil:
		for row, err := range s.Rows(ctx) {
			if err != nil {
				return err
			}
			s.all.add(row)
			if err := s.add(row, nil, asRow, rowLook{}); err != nil {
				return err
			}
		}
		return nil
	}
	for i := range s.Groups {
		if err := s.group(ctx, &s.Groups[i]); err != nil {
			return err
		}
	}
	return nil
}

func (s *xlsxSheet) header() error {
	cells := make(report.SheetRow, len(s.Columns))
	for i, column := range s.Columns {
		cells[i].Value = column.Title
	}
	return s.add(cells, nil, asHeader, rowLook{height: 20})
}

// group writes the line of a group, its label and count where the line begins and subtotals
// under their columns, and its rows, which fold under it.
func (s *xlsxSheet) group(ctx context.Context, g *report.SheetGroup) error {
	sums, count := newXLSXSums(s.Columns), 0
	if err := s.pages.rows(ctx, s.first, g.Count, func(row report.SheetRow) error {
		sums.add(row)
		count++
		return nil
	}); err != nil {
		return err
	}
	from, to := s.row+2, s.row+1+count
	cells := s.groupLine(g)
	formulas := s.formulas(cells, func(i int) string {
		if count > 0 && sums[i].is(cells[i].Value) {
			return subtotal(i, [][2]int{{from, to}})
		}
		return ""
	})
	for i := range cells {
		s.plain[i] = s.plain[i] || formulas[i] == "" && isFigure(cells[i].Value)
	}
	if err := s.add(cells, formulas, asGroup, rowLook{folded: g.Collapsed && count > 0}); err != nil {
		return err
	}
	err := s.pages.rows(ctx, s.first, g.Count, func(row report.SheetRow) error {
		s.all.add(row)
		return s.add(row, nil, asRow, rowLook{level: 1, hidden: g.Collapsed})
	})
	if s.row >= from {
		s.ranges = append(s.ranges, [2]int{from, s.row})
	}
	s.first += g.Count
	return err
}

func (s *xlsxSheet) groupLine(g *report.SheetGroup) report.SheetRow {
	cells := make(report.SheetRow, len(s.Columns))
	copy(cells, g.Cells)
	cells[0] = report.SheetCell{Value: fmt.Sprintf("%s (%s)", g.Label, s.Region.Number(int64(g.Count), 0))}
	return cells
}

// overview writes a line for each group, with the totals of its sheet.
func (s *xlsxSheet) overview() error {
	for i := range s.Groups {
		part, cells := s.parts[i], s.groupLine(&s.Groups[i])
		s.all.add(cells)
		formulas := s.formulas(cells, func(at int) string {
			if part.total > 0 && isFigure(cells[at].Value) {
				return quoted(part.name) + "!" + columnLetters(at) + strconv.Itoa(part.total)
			}
			return ""
		})
		if err := s.add(cells, formulas, asRow, rowLook{}); err != nil {
			return err
		}
	}
	return nil
}

// totals writes the line of totals.
func (s *xlsxSheet) totals() error {
	s.total = s.row + 1
	ranges := s.ranges
	if s.Groups == nil || s.parts != nil || len(ranges) > mostRanges { // lines of groups are left out by Excel itself
		ranges = [][2]int{{2, s.lastRow}}
	}
	formulas := s.formulas(s.Totals, func(i int) string {
		if s.lastRow > 1 && !s.plain[i] && s.all[i].is(s.Totals[i].Value) {
			return subtotal(i, ranges)
		}
		return ""
	})
	return s.add(s.Totals, formulas, asTotals, rowLook{})
}

// foot writes, of a report, what it is narrowed to and how its figures are computed.
func (s *xlsxSheet) foot() error {
	if len(s.Formulas) == 0 || len(s.Columns) == 0 {
		return nil
	}
	s.row++
	for _, line := range slices.Concat(s.Notes, s.Formulas) {
		cells := make(report.SheetRow, len(s.Columns))
		cells[0].Value = line
		if err := s.add(cells, nil, asNote, rowLook{}); err != nil {
			return err
		}
	}
	return nil
}

// rowLook is how a row is shown.
type rowLook struct {
	height         int
	level          int
	hidden, folded bool
}

func (l rowLook) attributes() string {
	text := ""
	if l.height > 0 {
		text += fmt.Sprintf(` ht="%d" customHeight="1"`, l.height)
	}
	if l.level > 0 {
		text += fmt.Sprintf(` outlineLevel="%d"`, l.level)
	}
	if l.hidden {
		text += ` hidden="1"`
	}
	if l.folded {
		text += ` collapsed="1"`
	}
	return text
}

// add writes a row; formulas, by column and "" for none, stand before their figures.
func (s *xlsxSheet) add(cells report.SheetRow, formulas []string, as xlsxPart, look rowLook) error {
	if s.row >= excelize.TotalRows {
		return domain.Fail(domain.Invalid, "error.export.rows", domain.Args{"Most": s.Region.Number(excelize.TotalRows, 0)})
	}
	s.row++
	line := append(s.buffer[:0], `<row r="`...)
	line = append(strconv.AppendInt(line, int64(s.row), 10), '"')
	if look != (rowLook{}) {
		line = append(line, look.attributes()...)
	}
	line = append(line, '>')
	for i := range s.Columns {
		formula := ""
		if formulas != nil {
			formula = formulas[i]
		}
		var err error
		if line, err = s.cell(line, i, cells[i], formula, as); err != nil {
			return domain.Wrap(domain.Internal, err, "xlsx")
		}
	}
	s.buffer = append(line, "</row>"...)
	_, err := s.out.Write(s.buffer)
	return err
}

// cell adds a cell to a row. The lines of groups and totals are of one piece, also where
// nothing is.
func (s *xlsxSheet) cell(line []byte, at int, cell report.SheetCell, formula string, as xlsxPart) ([]byte, error) {
	value := xlsxValueOf(cell, s.Columns[at].Type)
	if value.empty() && (as == asRow || as == asNote) {
		return line, nil
	}
	style, err := s.styleOf(at, xlsxLook{as: as, format: value.format, right: as == asHeader && !s.Columns[at].IsText()})
	if err != nil {
		return line, err
	}
	line = append(line, `<c r="`...)
	line = append(line, columnLetters(at)...)
	line = strconv.AppendInt(line, int64(s.row), 10)
	line = append(line, `" s="`...)
	line = append(strconv.AppendInt(line, int64(style), 10), '"')
	switch {
	case value.isText:
		line = append(line, ` t="inlineStr"><is><t xml:space="preserve">`...)
		line = appendXMLText(line, value.text)
		return append(line, "</t></is></c>"...), nil
	case value.isNumber:
		line = append(line, '>')
		if formula != "" {
			line = append(line, "<f>"...)
			line = appendXMLText(line, formula)
			line = append(line, "</f>"...)
		}
		line = append(line, "<v>"...)
		line = strconv.AppendFloat(line, value.number, 'f', -1, 64)
		return append(line, "</v></c>"...), nil
	}
	return append(line, "/>"...), nil
}

// columnNames are the letters of the columns that lists have; more are rare.
var columnNames = func() (names [64]string) {
	for i := range names {
		names[i] = lettersOf(i)
	}
	return names
}()

// columnLetters are the letters of a column by its place, from 0 on.
func columnLetters(at int) string {
	if at < len(columnNames) {
		return columnNames[at]
	}
	return lettersOf(at)
}

func lettersOf(at int) string {
	letters := ""
	for at++; at > 0; at = (at - 1) / 26 {
		letters = string(rune('A'+(at-1)%26)) + letters
	}
	return letters
}

// appendXMLText adds a text to XML. What XML cannot hold is written as Office writes it,
// _x000D_, and so is a text that would be taken for that.
func appendXMLText(line []byte, text string) []byte {
	units := 0
	for at, r := range text {
		if units++; r > 0xFFFF {
			units++
		}
		if units > excelize.TotalCellChars {
			break
		}
		switch {
		case r == '&':
			line = append(line, "&amp;"...)
		case r == '<':
			line = append(line, "&lt;"...)
		case r == '>':
			line = append(line, "&gt;"...)
		case r == '_' && looksEscaped(text[at:]):
			line = append(line, "_x005F_"...)
		case r < ' ' && r != '\t' && r != '\n', r == 0xFFFE, r == 0xFFFF:
			line = fmt.Appendf(line, "_x%04X_", r)
		default:
			line = utf8.AppendRune(line, r)
		}
	}
	return line
}

// looksEscaped reports that a text begins as an escaped character does: _xHHHH_.
func looksEscaped(text string) bool {
	if len(text) < 7 || text[1] != 'x' || text[6] != '_' {
		return false
	}
	return strings.Trim(text[2:6], "0123456789abcdefABCDEF") == ""
}

func sortedKeys(parts map[string][]byte) []string { return slices.Sorted(maps.Keys(parts)) }
