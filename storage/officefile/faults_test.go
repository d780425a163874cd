package officefile_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

// openings are the two ways to open an office file.
var openings = map[string]func(path string) (*officefile.File, error){
	"Open": func(path string) (*officefile.File, error) {
		return officefile.Open(context.Background(), path, time.Now)
	},
	"OpenReadOnly": func(path string) (*officefile.File, error) {
		return officefile.OpenReadOnly(context.Background(), path)
	},
}

// filled makes an office with a few opportunities, closes it and gives its path.
func filled(t *testing.T) string {
	t.Helper()
	f, s := officetest.New(t)
	for i := range 40 {
		officetest.Save(t, s, fmt.Sprintf("Opportunity %d", i), func(d *office.Draft) {
			d.NewCustomer = fmt.Sprintf("Customer %d", i%7)
			d.NewTags = []string{"machinery"}
			d.Notes = strings.Repeat("said and done; ", i)
		})
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return f.Path
}

// folder is what lies in a folder: the content of every file, by its name.
func folder(t *testing.T, path string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		found[entry.Name()] = fmt.Sprintf("%x", sha256.Sum256(content))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestWhatIsNoOfficeIsRefusedUntouched(t *testing.T) {
	office, err := os.ReadFile(filled(t))
	if err != nil {
		t.Fatal(err)
	}
	random := make([]byte, 8192)
	rand.NewChaCha8([32]byte{}).Read(random)
	for name, c := range map[string]struct {
		content []byte
		code    domain.Code
		key     string
	}{
		"empty":          {nil, domain.Damaged, "error.file.empty"},
		"text":           {[]byte("name,amount\nBottling line,1000\n"), domain.Damaged, "error.file.not_office"},
		"a few bytes":    {[]byte("SQLite"), domain.Damaged, "error.file.not_office"},
		"header alone":   {[]byte("SQLite format 3\x00"), domain.Damaged, "error.file.damaged"},
		"header, noise":  {append([]byte("SQLite format 3\x00"), random...), domain.Damaged, "error.file.damaged"},
		"noise":          {random, domain.Damaged, "error.file.not_office"},
		"first page":     {office[:4096], domain.Damaged, "error.file.damaged"},
		"half":           {office[:len(office)/2], domain.Damaged, "error.file.damaged"},
		"another's data": {foreignDatabase(t), domain.Damaged, "error.file.not_office"},
	} {
		for how, open := range openings {
			t.Run(name+" by "+how, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "x.preventa")
				if err := os.WriteFile(path, c.content, 0o600); err != nil {
					t.Fatal(err)
				}
				before := folder(t, filepath.Dir(path))
				f, err := open(path)
				if err == nil {
					if checkup, err := f.Check(t.Context()); err == nil && checkup.Sound() {
						t.Error("it passes for a whole office")
					}
					f.Close()
					return
				}
				failed, ok := err.(*domain.Error)
				if !ok || failed.Code != c.code || failed.MessageKey() != c.key {
					t.Errorf("%v, want %s %s", err, c.code, c.key)
				}
				after := folder(t, filepath.Dir(path))
				delete(after, "x.preventa-lock") // stays, so that two programs never lock two files of one name
				if diff := cmp.Diff(before, after); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// foreignDatabase is a database of another program.
func foreignDatabase(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.db")
	db := officetest.OpenSQL(t, path, "rwc")
	if _, err := db.Exec("CREATE TABLE bookmark (url TEXT)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestNoFileAndAFolder(t *testing.T) {
	dir := t.TempDir()
	for how, open := range openings {
		if _, err := open(filepath.Join(dir, "missing.preventa")); !domain.Is(err, domain.NotFound) {
			t.Errorf("%s of no file: %v", how, err)
		}
		if _, err := open(dir); !domain.Is(err, domain.Damaged) || err.(*domain.Error).Key != "error.file.folder" {
			t.Errorf("%s of a folder: %v", how, err)
		}
	}
	if left := folder(t, dir); len(left) > 0 {
		t.Errorf("left %v", left)
	}
}

func TestAFlippedByteIsFoundOrHarmless(t *testing.T) {
	path := filled(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before := records(t, path)
	random := rand.New(rand.NewPCG(1, 1))
	found := 0
	for i := range 150 {
		at := random.IntN(len(whole))
		for whole[at] == 0 { // most of those are unused space
			at = random.IntN(len(whole))
		}
		broken := bytes.Clone(whole)
		broken[at] ^= byte(1 + random.IntN(255))
		copied := filepath.Join(t.TempDir(), fmt.Sprintf("%d.preventa", i))
		if err := os.WriteFile(copied, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := officefile.Open(t.Context(), copied, time.Now)
		if err != nil {
			found++
			continue
		}
		checkup, err := f.Check(t.Context())
		f.Close()
		if err != nil || !checkup.Sound() {
			found++
			continue
		}
		if diff := cmp.Diff(before, records(t, copied)); diff != "" {
			t.Errorf("byte %d: passes for sound with\n%s", at, diff)
		}
	}
	if found < 50 { // the rest lies in the unused space of pages
		t.Errorf("only %d of 150 were found", found)
	}
}

// records are an office's records as the program reads them.
func records(t *testing.T, path string) string {
	t.Helper()
	f, err := officefile.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	ctx, s := t.Context(), f.Store
	var b strings.Builder
	write := func(all any, err error) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%+v\n", all)
	}
	write(anys(s.Persons(ctx)))
	write(anys(s.States(ctx)))
	write(anys(s.Items(ctx, domain.Origins)))
	write(anys(s.Items(ctx, domain.Tags)))
	write(anys(s.AllCustomers(ctx)))
	write(anys(s.AllOpportunities(ctx)))
	return b.String()
}

func anys[T any](all []T, err error) (any, error) { return all, err }

func TestANewerFileIsRefusedByteForByteUntouched(t *testing.T) {
	path := filled(t)
	tamper(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, TRUE)")
	before := folder(t, filepath.Dir(path))
	for how, open := range openings {
		if _, err := open(path); !domain.Is(err, domain.Newer) {
			t.Errorf("%s: %v", how, err)
		}
		if diff := cmp.Diff(before, folder(t, filepath.Dir(path))); diff != "" {
			t.Errorf("%s: %s", how, diff)
		}
	}
}

// tamper changes a closed office behind the program's back.
func tamper(t *testing.T, path string, statements ...string) {
	t.Helper()
	db := officetest.OpenSQL(t, path, "rw")
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestPathsAreTakenAsTheyAre(t *testing.T) {
	// Whoever only looked cannot remove what SQLite reads the file with: -shm and -wal.
	for _, name := range []string{"a b.preventa", "what?.preventa", "#1.preventa", "100%.preventa", "%41.preventa", "ñandú.preventa",
		"a&mode=memory.preventa", "مكتب.preventa", "🍇.preventa", "a+b~c;d'e.preventa", "-x.preventa", "plain"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "füll? #%20")
			if err := os.Mkdir(dir, 0o700); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, name)
			clock := officetest.NewClock()
			f, err := officefile.Create(t.Context(), path, officetest.Founding, clock.Now)
			if err != nil {
				t.Fatal(err)
			}
			officetest.Save(t, officetest.SignIn(t, f, clock), "Bottling line", nil)
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			for how, open := range openings {
				f, err := open(path)
				if err != nil {
					t.Fatalf("%s: %v", how, err)
				}
				if all, err := f.Store.AllOpportunities(t.Context()); err != nil || len(all) != 1 {
					t.Errorf("%s: %d opportunities, %v", how, len(all), err)
				}
				f.Close()
			}
			for left := range folder(t, dir) {
				if left != name && left != name+"-lock" && left != name+"-shm" && left != name+"-wal" {
					t.Errorf("left %q", left)
				}
			}
		})
	}
}

func TestAFullDiskLosesNothing(t *testing.T) {
	f, s := officetest.New(t)
	d := officetest.Save(t, s, "Bottling line", nil)
	var pages int
	if err := f.Writer().QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(pages int) {
		if _, err := f.Writer().Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
			t.Fatal(err)
		}
	}
	before := officetest.Dump(t, f.Path)
	d.Notes = strings.Repeat("a long story; ", 10_000)
	for extra := range 40 { // the room gives out a page further on each time
		limit(pages + extra)
		if _, _, err := s.SaveOpportunity(t.Context(), d); !domain.Is(err, domain.Full) {
			t.Fatalf("with %d pages left: %v", extra, err)
		}
		if diff := cmp.Diff(before, officetest.Dump(t, f.Path)); diff != "" {
			t.Fatal(diff)
		}
	}
	limit(1 << 30)
	saved, _, err := s.SaveOpportunity(t.Context(), d)
	if err != nil || saved.Notes != strings.TrimSpace(d.Notes) {
		t.Errorf("once there is room: %v", err)
	}
	if checkup, err := f.Check(t.Context()); err != nil || !checkup.Sound() {
		t.Errorf("%+v, %v", checkup, err)
	}
}

func TestAFileThatTakesNoWritesSaysSo(t *testing.T) {
	f, s := officetest.New(t)
	if _, err := f.Writer().Exec("PRAGMA query_only = on"); err != nil {
		t.Fatal(err)
	}
	before := officetest.Dump(t, f.Path)
	d, err := s.NewDraft(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d.Name = "Bottling line"
	if _, _, err := s.SaveOpportunity(t.Context(), d); !domain.Is(err, domain.ReadOnly) {
		t.Errorf("saving: %v", err)
	}
	if diff := cmp.Diff(before, officetest.Dump(t, f.Path)); diff != "" {
		t.Error(diff)
	}
}

func TestTheSecondProgramIsToldWhoHoldsTheFile(t *testing.T) {
	f, s := officetest.New(t)
	_, err := officefile.Open(t.Context(), f.Path, time.Now)
	if !domain.Is(err, domain.Locked) {
		t.Fatalf("opened twice: %v", err)
	}
	host, _ := os.Hostname()
	failed := err.(*domain.Error)
	if failed.Key != "error.locked_by" || failed.Args["Host"] != host || failed.Args["Person"] == "" || failed.Args["Since"] == "" {
		t.Errorf("told %s %v", failed.Key, failed.Args)
	}
	if h := officefile.ReadHolder(f.Path); h.PID != os.Getpid() || !h.Since.Equal(time.Date(2026, 10, 15, 9, 0, 1, 0, time.UTC)) {
		t.Errorf("held by %+v", h)
	}
	looker, err := officefile.OpenReadOnly(t.Context(), f.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer looker.Close()
	officetest.Save(t, s, "Bottling line", nil)
	looking := officetest.SignIn(t, looker, officetest.NewClock())
	rows, err := looking.Opportunities(t.Context(), office.Query{}, 0, 10)
	if err != nil || len(rows) != 1 || rows[0].Name != "Bottling line" {
		t.Errorf("who looks on sees %+v, %v", rows, err)
	}
	if _, err := looking.DeleteOpportunities(t.Context(), []domain.ID{rows[0].ID}); !domain.Is(err, domain.ReadOnly) {
		t.Errorf("who looks on writes: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	next, err := officefile.Open(t.Context(), f.Path, time.Now)
	if err != nil {
		t.Fatalf("once it is free: %v", err)
	}
	next.Close()
}

func TestAHolderWithoutALockHoldsNothing(t *testing.T) {
	for name, content := range map[string]string{
		"of a program that was killed": `{"host":"elsewhere","person":"marta","pid":1,"since":"2026-10-14T18:00:00Z"}`,
		"half written":                 `{"host":"els`,
	} {
		path := filled(t)
		if err := os.WriteFile(path+"-holder", []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := officefile.Open(t.Context(), path, time.Now)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if h := officefile.ReadHolder(path); h.PID != os.Getpid() {
			t.Errorf("%s: held by %+v", name, h)
		}
		f.Close()
	}
}

func TestAFoundingThatIsRefusedLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	for name, founding := range map[string]office.Founding{
		"no name":    {Language: domain.English, Region: "CL", Person: "Ana"},
		"no region":  {Name: "A", Language: domain.English, Region: "XX", Person: "Ana"},
		"no person":  {Name: "A", Language: domain.English, Region: "CL", Person: " "},
		"NUL inside": {Name: "A\x00B", Language: domain.English, Region: "CL", Person: "Ana"},
	} {
		if _, err := officefile.Create(t.Context(), filepath.Join(dir, "x.preventa"), founding, time.Now); !domain.Is(err, domain.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
		if left := folder(t, dir); len(left) > 0 {
			t.Errorf("%s left %v", name, left)
		}
	}
	taken := filled(t)
	before := folder(t, filepath.Dir(taken))
	if _, err := officefile.Create(t.Context(), taken, officetest.Founding, time.Now); !domain.Is(err, domain.Conflict) {
		t.Errorf("over another office: %v", err)
	}
	if diff := cmp.Diff(before, folder(t, filepath.Dir(taken))); diff != "" {
		t.Error(diff)
	}
}
