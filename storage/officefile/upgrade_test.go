package officefile

import (
	"context"
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/sqlstore"
)

func fixedClock() time.Time { return time.Date(2026, 10, 15, 9, 0, 0, 0, time.UTC) }

// older is a closed office of this program, which a later one finds older than itself.
func older(t *testing.T) string {
	t.Helper()
	founding := office.Founding{Name: "Aconcagua", Language: domain.English, Region: "CL", Person: "Ana Rojas"}
	f, err := Create(t.Context(), filepath.Join(t.TempDir(), "aconcagua.preventa"), founding, fixedClock)
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return f.Path
}

// later are the migrations of a later program: ours and a further step.
func later(t *testing.T, step string) fs.FS {
	t.Helper()
	all := fstest.MapFS{"99999_later.sql": {Data: []byte("-- +goose Up\n" + step)}}
	err := fs.WalkDir(sqlstore.Migrations(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(sqlstore.Migrations(), name)
		all[name] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// upgraded runs an upgrade to a later program's schema and gives the files beside the office.
func upgraded(t *testing.T, path, step string) ([]string, error) {
	t.Helper()
	db, err := connect(t.Context(), dsn(path, readWrite, false), 1)
	if err != nil {
		t.Fatal(err)
	}
	failed := upgrade(t.Context(), db, later(t, step), path, fixedClock)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	beside, err := filepath.Glob(strings.TrimSuffix(path, Extension) + "-*" + Extension + "*")
	if err != nil {
		t.Fatal(err)
	}
	return beside, failed
}

// has reports whether a database has a table, and what version it says it is.
func has(t *testing.T, path, table string) (bool, int64) {
	t.Helper()
	db, err := connect(t.Context(), dsn(path, readOnly, true), 1)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var found bool
	if err := db.QueryRow("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = $1)", table).Scan(&found); err != nil {
		t.Fatal(err)
	}
	version, err := schemaVersion(context.Background(), db, path)
	if err != nil {
		t.Fatal(err)
	}
	return found, version
}

func TestAnUpgradeMakesAVerifiedCopyFirst(t *testing.T) {
	path := older(t)
	beside, err := upgraded(t, path, "CREATE TABLE loyalty (id TEXT PRIMARY KEY);")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.TrimSuffix(path, Extension) + "-2026-10-15T090000-before-upgrade" + Extension
	if len(beside) != 1 || beside[0] != want {
		t.Fatalf("beside the office lies %q, want %q", beside, want)
	}
	if found, version := has(t, path, "loyalty"); !found || version != 99999 {
		t.Errorf("upgraded: %v, version %d", found, version)
	}
	if found, version := has(t, want, "loyalty"); found || version != newestVersion() {
		t.Errorf("the copy: %v, version %d", found, version)
	}
	f, err := Open(t.Context(), want, fixedClock)
	if err != nil {
		t.Fatalf("the copy does not open: %v", err)
	}
	defer f.Close()
	if checkup, err := f.Check(t.Context()); err != nil || !checkup.Sound() {
		t.Errorf("the copy: %+v, %v", checkup, err)
	}
}

func TestAnUpgradeThatFailsLeavesTheOfficeAsItWas(t *testing.T) {
	path := older(t)
	beside, err := upgraded(t, path, "CREATE TABLE loyalty (id TEXT PRIMARY KEY);\nCREATE TABLE office (id TEXT);")
	if err == nil {
		t.Fatal("the upgrade went through")
	}
	if len(beside) != 1 {
		t.Errorf("beside the office lies %q", beside)
	}
	if found, version := has(t, path, "loyalty"); found || version != newestVersion() {
		t.Errorf("half upgraded: %v, version %d", found, version)
	}
	f, err := Open(t.Context(), path, fixedClock)
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
}

func TestNoUpgradeWithoutACopy(t *testing.T) {
	path := older(t)
	copied := strings.TrimSuffix(path, Extension) + "-2026-10-15T090000-before-upgrade" + Extension
	if err := os.MkdirAll(filepath.Join(copied+".part", "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := upgraded(t, path, "CREATE TABLE loyalty (id TEXT PRIMARY KEY);"); err == nil {
		t.Error("upgraded without a copy")
	}
	if found, _ := has(t, path, "loyalty"); found {
		t.Error("upgraded")
	}
}

func TestAnUpToDateOfficeIsNotCopied(t *testing.T) {
	path := older(t)
	f, err := Open(t.Context(), path, fixedClock)
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	if beside, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*before-upgrade*")); err != nil || len(beside) > 0 {
		t.Errorf("beside the office lies %q, %v", beside, err)
	}
}

func TestAnOlderOfficeIsNotOpenedReadOnly(t *testing.T) {
	path := older(t)
	db, err := sql.Open("sqlite3", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("DELETE FROM goose_db_version WHERE version_id = $1", newestVersion()); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = OpenReadOnly(t.Context(), path)
	if failed, ok := err.(*domain.Error); !ok || failed.Code != domain.ReadOnly || failed.Key != "error.file.older" {
		t.Errorf("%v", err)
	}
}
