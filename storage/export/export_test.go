package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"preventa/domain"
	"preventa/domain/report"
	"preventa/storage/export"
)

// everyType is a table with a column of each type: a full row, one of nothing, and one
// of what is likely to go wrong.
var everyType = report.Table{
	Columns: []report.Column{
		{ID: "number", Type: report.Number}, {ID: "name", Type: report.Text}, {ID: "count", Type: report.Count},
		{ID: "amount", Type: report.Money}, {ID: "rate", Type: report.Rate}, {ID: "days", Type: report.Days},
		{ID: "on", Type: report.Date}, {ID: "month", Type: report.Month},
	},
	Rows: [][]any{
		{int64(12345), "Ñandú, \"one\"", int64(1000), domain.Money{Minor: 123450, Currency: "EUR"}, 2.0 / 3, 10.5,
			domain.NewDate(2026, 3, 9), domain.NewMonth(2026, 3)},
		{nil, nil, nil, nil, nil, nil, nil, nil},
		{int64(1), "=1+1", int64(0), domain.Money{Minor: -7, Currency: "CLP"}, 0.0, -3.0, domain.Date(0), domain.Month(0)},
	},
}

func writeCSV(w io.Writer, t report.Table) error  { return writeTable(export.CSV, w, t) }
func writeJSON(w io.Writer, t report.Table) error { return writeTable(export.JSON, w, t) }

func writeTable(f export.Format, w io.Writer, t report.Table) error {
	out := export.New(f, w, t.Columns)
	if err := out.Write(t.Rows); err != nil {
		return err
	}
	return out.Close()
}

func TestCSVWritesEveryTypePlainly(t *testing.T) {
	var out bytes.Buffer
	if err := writeCSV(&out, everyType); err != nil {
		t.Fatal(err)
	}
	want := `number,name,count,amount,rate,days,on,month
12345,"Ñandú, ""one""",1000,1234.50,0.6667,10.50,2026-03-09,2026-03
,,,,,,,
1,'=1+1,0,-7,0.0000,-3.00,,
`
	if out.String() != want {
		t.Errorf("wrote\n%s\nwant\n%s", out.String(), want)
	}
}

func TestJSONKeepsOrderAndDecimals(t *testing.T) {
	var out bytes.Buffer
	if err := writeJSON(&out, everyType); err != nil {
		t.Fatal(err)
	}
	want := `[
  {"number": 12345, "name": "Ñandú, \"one\"", "count": 1000, "amount": 1234.50, "rate": 0.6667, "days": 10.50, "on": "2026-03-09", "month": "2026-03"},
  {"number": null, "name": null, "count": null, "amount": null, "rate": null, "days": null, "on": null, "month": null},
  {"number": 1, "name": "=1+1", "count": 0, "amount": -7, "rate": 0.0000, "days": -3.00, "on": null, "month": null}
]
`
	if out.String() != want {
		t.Errorf("wrote\n%s\nwant\n%s", out.String(), want)
	}
	if !json.Valid(out.Bytes()) {
		t.Error("it is not JSON")
	}
}

func TestNoRows(t *testing.T) {
	none := report.Table{Columns: everyType.Columns[:2]}
	var asCSV, asJSON bytes.Buffer
	if err := errors.Join(writeCSV(&asCSV, none), writeJSON(&asJSON, none)); err != nil {
		t.Fatal(err)
	}
	if asCSV.String() != "number,name\n" || asJSON.String() != "[]\n" {
		t.Errorf("wrote %q and %q", asCSV.String(), asJSON.String())
	}
}

func TestTextsCannotRunAsFormulas(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"}, {"+56 9 1234", "'+56 9 1234"}, {"-1", "'-1"}, {"@SUM(A1)", "'@SUM(A1)"},
		{"\t=1", "'\t=1"}, {"\r=1", "'\r=1"}, {"a=1", "a=1"}, {"", ""}, {"ñ", "ñ"}, {"2-1", "2-1"},
	} {
		table := report.Table{Columns: []report.Column{{ID: "name"}, {ID: "count", Type: report.Count}}, Rows: [][]any{{c.text, int64(-1)}}}
		var out bytes.Buffer
		if err := writeCSV(&out, table); err != nil {
			t.Fatal(err)
		}
		read, err := csv.NewReader(&out).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if want := []string{c.want, "-1"}; !reflect.DeepEqual(read[1], want) {
			t.Errorf("%q was written as %q, want %q", c.text, read[1], want)
		}
	}
}

func TestPagesMakeOneFile(t *testing.T) {
	for _, c := range []struct {
		format export.Format
		whole  func(io.Writer, report.Table) error
	}{{export.CSV, writeCSV}, {export.JSON, writeJSON}} {
		var pages, whole bytes.Buffer
		w := export.New(c.format, &pages, everyType.Columns)
		for _, row := range everyType.Rows {
			if err := w.Write([][]any{row}); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(w.Write(nil), w.Close(), c.whole(&whole, everyType)); err != nil {
			t.Fatal(err)
		}
		if pages.String() != whole.String() {
			t.Errorf("%s in pages is\n%s\nin one\n%s", c.format, pages.String(), whole.String())
		}
	}
}

// fullDisk fails with every write.
type fullDisk struct{ err error }

func (d fullDisk) Write([]byte) (int, error) { return 0, d.err }

func TestAFailedWriteIsTold(t *testing.T) {
	disk := fullDisk{errors.New("no room")}
	for _, write := range []func(io.Writer, report.Table) error{writeCSV, writeJSON} {
		if err := write(disk, everyType); !errors.Is(err, disk.err) {
			t.Errorf("the failure came out as %v", err)
		}
	}
}

func TestAFileIsReplacedWholeOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "list.csv")
	write := func(text string, failure error) error {
		return export.ToFile(path, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return errors.Join(err, failure)
		})
	}
	if err := write("first", nil); err != nil {
		t.Fatal(err)
	}
	cause := domain.Fail(domain.Forbidden, "", nil)
	if err := write("second", cause); !domain.Is(err, domain.Forbidden) {
		t.Errorf("the cause came out as %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "first" {
		t.Errorf("after a failure the file holds %q", got)
	}
	if err := write("third", nil); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "third" {
		t.Errorf("the file holds %q", got)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 {
		t.Errorf("left in the folder: %v, %v", left, err)
	}
}

func TestAFolderThatIsNotThere(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(file, "list.csv"), filepath.Join(t.TempDir(), "none", "list.csv")} {
		err := export.ToFile(path, func(io.Writer) error { return nil })
		if !domain.Is(err, domain.NotFound) || !strings.Contains(err.Error(), "error.export.no_folder") {
			t.Errorf("%s: %v", path, err)
		}
	}
}
