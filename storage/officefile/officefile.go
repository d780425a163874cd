// Package officefile is the office file's life: made, locked, opened, upgraded, copied
// and checked.
package officefile

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/sqlstore"
)

// Extension is what office files are called.
const Extension = ".preventa"

// readers is how many connections read beside the one that writes.
const readers = 4

// File is an open office file.
type File struct {
	Path     string
	ReadOnly bool
	Store    *sqlstore.Store

	lock        *Lock
	write, read *sql.DB
}

// Create makes an office file that must not exist yet: schema, the office, its first
// person, states and origins. A failure leaves nothing behind.
// Conflict if the file exists; Invalid if the founding breaks a rule; ReadOnly, Full.
func Create(ctx context.Context, path string, founding office.Founding, clock func() time.Time) (*File, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, classifyFile(err, "path of the office")
	}
	if _, err := os.Stat(path); err == nil {
		return nil, domain.Fail(domain.Conflict, "error.file.exists", domain.Args{"Path": path})
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, known(classifyFile(err, "create "+path), path)
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return nil, domain.Fail(domain.NotFound, "error.file.no_folder", domain.Args{"Path": filepath.Dir(path)})
	}
	f, err := open(ctx, path, create, clock)
	if err == nil {
		err = office.Found(ctx, f.Store, clock, founding)
	}
	if err != nil {
		if f != nil {
			_ = f.Close()
		}
		discard(path)
		return nil, known(err, path)
	}
	return f, nil
}

// discard removes an office file that could not be finished, and what stands beside it.
func discard(path string) {
	for _, each := range []string{path, path + "-wal", path + "-shm", lockPath(path), holderPath(path)} {
		_ = os.Remove(each)
	}
}

// Discard closes a new office file that could not be filled as it should, and removes
// it with what stands beside it.
func (f *File) Discard() {
	_ = f.Close() // nothing of it is kept
	discard(f.Path)
}

// Open opens an office file to work in: it takes the lock, upgrades an older file after
// a verified backup, and refuses a newer one untouched.
// NotFound, Locked (with who holds it), ReadOnly, Damaged, Newer.
func Open(ctx context.Context, path string, clock func() time.Time) (*File, error) {
	path, err := inspected(path)
	if err != nil {
		return nil, err
	}
	f, err := open(ctx, path, readWrite, clock)
	return f, known(err, path)
}

// OpenReadOnly opens an office file to look at, whoever holds it.
// NotFound, Damaged, Newer.
func OpenReadOnly(ctx context.Context, path string) (*File, error) {
	path, err := inspected(path)
	if err != nil {
		return nil, err
	}
	version, err := versionOf(ctx, path)
	if err != nil {
		return nil, known(err, path)
	}
	if version < newestVersion() {
		return nil, domain.Fail(domain.ReadOnly, "error.file.older", domain.Args{"Path": path})
	}
	db, err := openReadOnly(ctx, path)
	if err != nil {
		return nil, known(err, path)
	}
	return &File{Path: path, ReadOnly: true, Store: sqlstore.New(db, db), write: db, read: db}, nil
}

func inspected(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", classifyFile(err, "path of the office")
	}
	return path, inspect(path)
}

// openReadOnly opens a pool that cannot write. Where the folder takes no files and no
// write-ahead log is left, the file is read as immutable: SQLite could not make its
// shared memory there.
func openReadOnly(ctx context.Context, path string) (*sql.DB, error) {
	db, err := connect(ctx, dsn(path, readOnly, false), readers)
	if err == nil {
		return db, nil
	}
	if _, log := os.Stat(path + "-wal"); log == nil {
		return nil, err
	}
	return connect(ctx, dsn(path, readOnly, true), readers)
}

func open(ctx context.Context, path string, m mode, clock func() time.Time) (*File, error) {
	lock, err := acquire(path, me(clock()))
	if err != nil {
		return nil, err
	}
	f := &File{Path: path, lock: lock}
	if err := f.connect(ctx, m, clock); err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

func (f *File) connect(ctx context.Context, m mode, clock func() time.Time) (err error) {
	if m == create {
		if err := makePrivate(f.Path); err != nil {
			return err
		}
		m = readWrite
	} else if _, err := versionOf(ctx, f.Path); err != nil {
		return err
	}
	if f.write, err = connect(ctx, dsn(f.Path, m, false), 1); err != nil {
		return err
	}
	if err := upgrade(ctx, f.write, sqlstore.Migrations(), f.Path, clock); err != nil {
		return err
	}
	if f.read, err = connect(ctx, dsn(f.Path, readOnly, false), readers); err != nil {
		return err
	}
	f.Store = sqlstore.New(f.write, f.read)
	return nil
}

// versionOf tells the schema version of an office file, and refuses what is no office or
// of a later program before anything could write to it or beside it: without a
// write-ahead log nobody has the file open, so that it can be read as immutable.
func versionOf(ctx context.Context, path string) (int64, error) {
	_, err := os.Stat(path + "-wal")
	db, err := connect(ctx, dsn(path, readOnly, errors.Is(err, fs.ErrNotExist)), 1)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	version, err := schemaVersion(ctx, db, path)
	if err == nil && version > newestVersion() {
		err = domain.Fail(domain.Newer, "error.file.newer", domain.Args{"Path": path})
	}
	return version, err
}

// makePrivate makes the empty file with rights for its owner alone.
func makePrivate(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return classifyFile(err, "create "+path)
	}
	return classifyFile(file.Close(), "create "+path)
}

// connect opens a pool and reads from it once, so that a fault shows here.
func connect(ctx context.Context, source string, connections int) (*sql.DB, error) {
	db, err := sql.Open("sqlite3", source)
	if err != nil {
		return nil, sqlstore.Classify(err, "open database")
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	var schema int
	if err := db.QueryRowContext(ctx, "PRAGMA schema_version").Scan(&schema); err != nil {
		_ = db.Close()
		return nil, sqlstore.Classify(err, "open database")
	}
	return db, nil
}

// me is this program as a holder.
func me(now time.Time) Holder {
	h := Holder{PID: os.Getpid(), Since: now.UTC()}
	h.Host, _ = os.Hostname()
	if account, err := user.Current(); err == nil {
		h.Person = account.Username
	}
	return h
}

// Close brings everything into the one file and gives the lock back.
func (f *File) Close() error {
	var errs []error
	if f.read != nil && f.read != f.write {
		errs = append(errs, f.read.Close())
	}
	if f.write != nil {
		errs = append(errs, f.write.Close()) // the last connection folds the write-ahead log in
	}
	if f.lock != nil {
		f.lock.release()
	}
	return sqlstore.Classify(errors.Join(errs...), "close "+f.Path)
}
