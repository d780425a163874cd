package exchange_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"

	"preventa/cmd/preventa/exchange"
	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// sheetOfCorks is a report of an office with one opportunity.
func sheetOfCorks(t *testing.T) (*uitest.Desk, report.Sheet) {
	t.Helper()
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Corks"}))
	sheet, err := d.Session().ReportSheet(t.Context(), office.ReportSpec{Report: "open-by-customer"}, kit.Words)
	d.Must(err)
	return d, sheet
}

func namesIn(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestOnlyAFolderOfThisComputerIsAFolder(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := (exchange.Files{}).HasFolder(folder); err != nil {
		t.Error(err)
	}
	t.Chdir(filepath.Dir(folder))
	for _, none := range []string{file, filepath.Join(folder, "gone"), filepath.Base(folder), ""} {
		if err := (exchange.Files{}).HasFolder(none); !domain.Is(err, domain.NotFound) {
			t.Errorf("%q: %v", none, err)
		}
	}
}

// Scheduled reports write over their own files alone, and only while these are as they were
// written.
func TestNobodysFileIsWrittenOver(t *testing.T) {
	d, sheet := sheetOfCorks(t)
	folder := t.TempDir()
	put := func(ours ...office.ScheduledFile) office.ScheduledFile {
		t.Helper()
		file, err := exchange.Files{}.PutSheet(t.Context(), folder, "Weekly", "csv", sheet, ours)
		d.Must(err)
		content, err := os.ReadFile(filepath.Join(folder, file.Name))
		d.Must(err)
		if sum := sha256.Sum256(content); file.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("the sum of %s is %s", file.Name, file.SHA256)
		}
		return file
	}
	first := put()
	d.Want("first", first.Name, "Weekly.csv")
	d.Want("again", put(first).Name, "Weekly.csv")
	d.Must(os.WriteFile(filepath.Join(folder, "Weekly.csv"), []byte("notes of the person"), 0o600))
	second := put(first)
	d.Want("changed since", second.Name, "Weekly (2).csv")
	d.Want("not one of ours", put(second).Name, "Weekly (2).csv")
	d.Want("none of ours", put().Name, "Weekly (3).csv")
	d.Want("all", namesIn(t, folder), []string{"Weekly (2).csv", "Weekly (3).csv", "Weekly.csv"})
	content, err := os.ReadFile(filepath.Join(folder, "Weekly.csv"))
	d.Must(err)
	d.Want("kept", string(content), "notes of the person")
}

func TestASheetThatCannotBeWrittenLeavesNoFile(t *testing.T) {
	d, sheet := sheetOfCorks(t)
	folder := t.TempDir()
	_, err := exchange.Files{}.PutSheet(t.Context(), filepath.Join(folder, "gone"), "Weekly", "pdf", sheet, nil)
	d.Want("no folder", domain.CodeOf(err), domain.NotFound)
	sheet.Read = func(context.Context, int, int) ([]report.SheetRow, error) {
		return nil, domain.Fail(domain.Damaged, "", nil)
	}
	for _, format := range domain.ScheduleFormats {
		_, err := exchange.Files{}.PutSheet(t.Context(), folder, "Weekly", format, sheet, nil)
		d.Want(string(format), domain.CodeOf(err), domain.Damaged)
	}
	d.Want("left behind", len(namesIn(t, folder)), 0)
}
