package exchange_test

import (
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
	err := exchange.Files{}.ExportList(t.Context(), path, d.Session(), domain.KindOpportunity, office.Query{Text: "aromos"})
	d.Must(err)
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
