package sqlstore

import (
	"context"
	"database/sql"
	"errors"

	"github.com/mattn/go-sqlite3"

	"preventa/domain"
)

// classify gives a database error the domain's code for it, by SQLite's own codes and
// never by text. Source: https://www.sqlite.org/rescode.html
func classify(err error, doing string) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, sql.ErrNoRows) {
		return domain.Wrap(domain.NotFound, err, doing)
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return domain.Wrap(domain.Internal, err, doing)
	}
	var failed sqlite3.Error
	if !errors.As(err, &failed) {
		return domain.Wrap(domain.Internal, err, doing)
	}
	return domain.Wrap(codeOf(failed), err, doing)
}

// Classify is classify for the rooms that open database files.
func Classify(err error, context string) error { return classify(err, context) }

func codeOf(failed sqlite3.Error) domain.Code {
	switch failed.ExtendedCode {
	case sqlite3.ErrConstraintUnique, sqlite3.ErrConstraintPrimaryKey, sqlite3.ErrConstraintRowID, sqlite3.ErrConstraintForeignKey:
		return domain.Conflict
	case sqlite3.ErrIoErrWrite, sqlite3.ErrIoErrFsync, sqlite3.ErrIoErrDirFsync, sqlite3.ErrIoErrTruncate:
		return domain.Full
	}
	switch failed.Code {
	case sqlite3.ErrFull:
		return domain.Full
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrAuth:
		return domain.ReadOnly
	case sqlite3.ErrCantOpen:
		return domain.NotFound
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return domain.Locked
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB, sqlite3.ErrIoErr:
		return domain.Damaged
	case sqlite3.ErrConstraint, sqlite3.ErrTooBig:
		return domain.Invalid
	}
	return domain.Internal
}
