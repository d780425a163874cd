package importer_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/report"
	"preventa/storage/importer"
)

// What was written so that no spreadsheet runs it is read as it was.
func TestTextsMadeHarmlessComeBack(t *testing.T) {
	texts := []string{"=HYPERLINK(1)", "+56 9 1234", "-1", "@home", "'=quoted", "''+", "'tis", "plain", "2-1"}
	path := filepath.Join(t.TempDir(), "harmless.csv")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := csv.NewWriter(file)
	lines := [][]string{{"name", "notes"}}
	for _, text := range texts {
		lines = append(lines, []string{report.Harmless(text), "x"})
	}
	if err := w.WriteAll(lines); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	rows, _, err := importer.Read(path, domain.KindOpportunity, importer.Mapping{"name": "name"})
	if err != nil {
		t.Fatal(err)
	}
	table, err := importer.Preview(path)
	if err != nil {
		t.Fatal(err)
	}
	var read, shown []string
	for i, row := range rows {
		read, shown = append(read, row.Values["name"]), append(shown, table.Rows[i][0])
	}
	if diff := cmp.Diff(texts, read); diff != "" {
		t.Errorf("read (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(texts, shown); diff != "" {
		t.Errorf("shown (-want +got):\n%s", diff)
	}
}
