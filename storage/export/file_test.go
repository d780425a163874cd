package export_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"preventa/domain"
	"preventa/domain/report"
	"preventa/storage/export"
)

// left are the names of what is in a folder.
func left(t *testing.T, folder string) []string {
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

// put puts a file in a folder.
func put(t *testing.T, path, content string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

// narrow takes so many bytes and then is full.
type narrow struct {
	to   io.Writer
	room int
}

func (n *narrow) Write(b []byte) (int, error) {
	if len(b) > n.room {
		written, _ := n.to.Write(b[:n.room])
		n.room = 0
		return written, syscall.ENOSPC
	}
	n.room -= len(b)
	return n.to.Write(b)
}

// Whatever byte of it is the first without room, no file is left, and one there was stays.
func TestAFullDiskLeavesNoFile(t *testing.T) {
	s := grouped(t)
	for _, f := range []export.Format{export.CSV, export.JSON, export.Text, export.XLSX} {
		whole := len(wrote(t, f, s))
		step := 1
		if f == export.XLSX {
			step = 37 // it is made of parts alike
		}
		for _, before := range []string{"", "as it was"} {
			folder := t.TempDir()
			path := filepath.Join(folder, "list."+string(f))
			if before != "" {
				put(t, path, before, 0o600)
			}
			for room := 0; room < whole; room += step {
				err := export.ToFile(path, func(w io.Writer) error {
					return export.WriteSheet(t.Context(), &narrow{w, room}, f, s)
				})
				if !domain.Is(err, domain.Full) || !strings.Contains(err.Error(), "error.export.full") {
					t.Fatalf("%s with room for %d of %d: %v", f, room, whole, err)
				}
			}
			if got, _ := os.ReadFile(path); string(got) != before {
				t.Errorf("%s: the file holds %q", f, got)
			}
			if names := left(t, folder); before == "" && names != nil || before != "" && len(names) != 1 {
				t.Errorf("%s: left %q", f, names)
			}
		}
	}
}

func TestACancelledExportLeavesNoFile(t *testing.T) {
	for _, f := range []export.Format{export.CSV, export.JSON, export.Text, export.XLSX, export.PDF} {
		ctx, cancel := context.WithCancel(t.Context())
		folder, s := t.TempDir(), deals(t)
		s.Read = func(ctx context.Context, first, count int) ([]report.SheetRow, error) {
			if first >= 3000 {
				cancel()
			}
			return manyRows(count), ctx.Err()
		}
		err := export.ToFile(filepath.Join(folder, "list"), func(w io.Writer) error { return export.WriteSheet(ctx, w, f, s) })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", f, err)
		}
		if names := left(t, folder); names != nil {
			t.Errorf("%s: left %q", f, names)
		}
	}
}

func TestACrashLeavesNoFile(t *testing.T) {
	folder := t.TempDir()
	func() {
		defer func() {
			if recover() == nil {
				t.Error("it did not crash")
			}
		}()
		_ = export.ToFile(filepath.Join(folder, "list"), func(io.Writer) error { panic("crash") })
	}()
	if names := left(t, folder); names != nil {
		t.Errorf("left %q", names)
	}
}

// excelNote is what Excel leaves beside a file it has open: the name by its length, filled up.
func excelNote(name string) string {
	return string(rune(len(name))) + name + strings.Repeat(" ", 54-len(name)) + "\x00"
}

func TestWhatMustNotBeReplacedStays(t *testing.T) {
	for what, c := range map[string]struct {
		mode       os.FileMode
		beside     string
		note       string
		code       domain.Code
		key, names string
	}{
		"a file that is read-only":      {mode: 0o444, code: domain.ReadOnly, key: "error.export.protected"},
		"open in LibreOffice":           {mode: 0o600, beside: ".~lock.list.xlsx#", note: "Ana Rojas,ana,laptop,24.11.2026 10:00,file:///x;", code: domain.Locked, key: "error.export.held_by", names: "Ana Rojas"},
		"open in LibreOffice, no name":  {mode: 0o600, beside: ".~lock.list.xlsx#", note: ",ana,laptop,24.11.2026 10:00,file:///x;", code: domain.Locked, key: "error.export.held_by", names: "ana"},
		"open in LibreOffice, unsaid":   {mode: 0o600, beside: ".~lock.list.xlsx#", code: domain.Locked, key: "error.export.held"},
		"open in Excel":                 {mode: 0o600, beside: "~$list.xlsx", note: excelNote("Luis Paz"), code: domain.Locked, key: "error.export.held_by", names: "Luis Paz"},
		"open in Excel, a broken note":  {mode: 0o600, beside: "~$list.xlsx", note: "\xff", code: domain.Locked, key: "error.export.held"},
		"open in Excel, a name garbled": {mode: 0o600, beside: "~$list.xlsx", note: "\x02\xff\xfe  ", code: domain.Locked, key: "error.export.held"},
	} {
		folder := t.TempDir()
		path := filepath.Join(folder, "list.xlsx")
		put(t, path, "as it was", c.mode)
		if c.beside != "" {
			put(t, filepath.Join(folder, c.beside), c.note, 0o600)
		}
		before := left(t, folder)
		wrote := false
		err := export.ToFile(path, func(io.Writer) error { wrote = true; return nil })
		var told *domain.Error
		if !errors.As(err, &told) || told.Code != c.code || told.Key != c.key || told.Args["Path"] != path {
			t.Errorf("%s: %v", what, err)
		} else if c.names != "" && told.Args["Holder"] != c.names {
			t.Errorf("%s: it is held by %v", what, told.Args["Holder"])
		}
		if got, _ := os.ReadFile(path); string(got) != "as it was" || wrote {
			t.Errorf("%s: it holds %q; the rows were read in vain: %t", what, got, wrote)
		}
		wantSame(t, what, before, left(t, folder))
	}
}

func TestAFileOpenedMeanwhileStays(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "list.xlsx")
	put(t, path, "as it was", 0o600)
	err := export.ToFile(path, func(io.Writer) error {
		put(t, filepath.Join(folder, ".~lock.list.xlsx#"), "Ana,,,;", 0o600)
		return nil
	})
	if got, _ := os.ReadFile(path); !domain.Is(err, domain.Locked) || string(got) != "as it was" {
		t.Errorf("it holds %q, %v", got, err)
	}
	wantSame(t, "left", []string{".~lock.list.xlsx#", "list.xlsx"}, left(t, folder))
}

func TestANoteWithoutItsFileHoldsNothing(t *testing.T) {
	folder := t.TempDir()
	put(t, filepath.Join(folder, ".~lock.list.csv#"), "Ana,,,;", 0o600)
	if err := export.ToFile(filepath.Join(folder, "list.csv"), func(io.Writer) error { return nil }); err != nil {
		t.Error(err)
	}
}

func TestWhatIsNoFileIsRefused(t *testing.T) {
	folder := t.TempDir()
	for path, want := range map[string]string{
		folder:      "error.export.folder",
		"/dev/null": "error.export.irregular",
		filepath.Join(folder, strings.Repeat("x", 300)): "error.export.name_too_long",
	} {
		if err := export.ToFile(path, func(io.Writer) error { return nil }); !domain.Is(err, domain.Invalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30s: %v", path, err)
		}
	}
	if names := left(t, folder); names != nil {
		t.Errorf("left %q", names)
	}
}

func TestAReplacedFileKeepsItsPlaceAndItsReaders(t *testing.T) {
	folder := t.TempDir()
	path, link := filepath.Join(folder, "list.csv"), filepath.Join(folder, "link.csv")
	put(t, path, "old", 0o640)
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if err := export.ToFile(link, func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info.Mode(), err)
	}
	if info, err = os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the file is %v, %v", info.Mode(), err)
	}
	if got, _ := os.ReadFile(path); string(got) != "new" {
		t.Errorf("it holds %q", got)
	}
	fresh := filepath.Join(folder, "fresh.csv")
	if err := export.ToFile(fresh, func(io.Writer) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Stat(fresh); info.Mode().Perm() != 0o600 {
		t.Errorf("a new file is %v", info.Mode())
	}
}
