package officefile

import (
	"context"
	"database/sql"
	"os"

	"preventa/domain"
	"preventa/storage/sqlstore"
)

// copyVerified writes a copy of an open office under a temporary name, checks it, and
// only then gives it its own. A failure leaves nothing behind.
func copyVerified(ctx context.Context, db *sql.DB, to string) error {
	scratch := to + ".part"
	_ = os.Remove(scratch) // of an earlier attempt
	if _, err := db.ExecContext(ctx, "VACUUM INTO $1", scratch); err != nil {
		_ = os.Remove(scratch)
		return sqlstore.Classify(err, "copy to "+to)
	}
	err := verifyCopy(ctx, scratch)
	if err == nil {
		err = classifyFile(os.Rename(scratch, to), "copy to "+to)
	}
	if err != nil {
		_ = os.Remove(scratch)
	}
	return err
}

func verifyCopy(ctx context.Context, path string) error {
	db, err := connect(ctx, dsn(path, readOnly, true), 2)
	if err != nil {
		return err
	}
	defer db.Close()
	if problem, err := integrity(ctx, db); err != nil || problem != "" {
		if err == nil {
			err = domain.Fail(domain.Damaged, "error.copy.damaged", domain.Args{"Path": path, "Problem": problem})
		}
		return err
	}
	return nil
}
