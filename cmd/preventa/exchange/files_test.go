package exchange_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/cmd/preventa/exchange"
	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// What the window writes for the rows on show is read back by encoding/csv.
func TestTheRowsOnShowAreWritten(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t,
		uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Amount: 5_000}, uitest.Deal{Name: "Corks"}))
	path := filepath.Join(t.TempDir(), "rows.csv")
	sheet, err := d.Session().ListSheet(domain.KindOpportunity, office.Query{Text: "aromos"}, "Opportunities", func(key string) string { return key })
	d.Must(err)
	d.Must(exchange.Files{}.ExportSheet(t.Context(), path, "pdf", sheet)) // the name is stronger
	file, err := os.Open(path)
	d.Must(err)
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	d.Must(err)
	if len(lines) != 2 || lines[0][0] != "number" {
		t.Fatalf("lines: %q", lines)
	}
	got := []string{lines[1][1], lines[1][2], lines[1][7], lines[1][8]} // name, customer, amount, currency
	if diff := cmp.Diff([]string{"Bottling line", "Viña Los Aromos", "5000", "CLP"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheFormatNamedIsThatOfANameWithout(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Corks"}))
	sheet, err := d.Session().ListSheet(domain.KindOpportunity, office.Query{}, "Opportunities", func(key string) string { return key })
	d.Must(err)
	for format, start := range map[string]string{"pdf": "%PDF", "xlsx": "PK", "csv": "number,"} {
		path := filepath.Join(t.TempDir(), "rows of today")
		d.Must(exchange.Files{}.ExportSheet(t.Context(), path, format, sheet))
		content, err := os.ReadFile(path)
		d.Must(err)
		if !bytes.HasPrefix(content, []byte(start)) {
			t.Errorf("%s begins with %q", format, content[:8])
		}
	}
}
