package officefile

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"preventa/domain"
	"preventa/storage/sqlstore"
)

// oldestSQLite is the first version without the data race of WAL resets.
const oldestSQLite = 3_051_003

// newestVersion is the schema version this program writes: its last migration.
func newestVersion() int64 {
	entries, err := fs.ReadDir(sqlstore.Migrations(), ".")
	if err != nil {
		panic(fmt.Sprintf("officefile: embedded migrations: %v", err))
	}
	var newest int64
	for _, e := range entries {
		if version, err := goose.NumericComponent(e.Name()); err == nil {
			newest = max(newest, version)
		}
	}
	return newest
}

// schemaVersion is the version of an office's schema; Damaged for a database that is
// not an office.
func schemaVersion(ctx context.Context, db *sql.DB, path string) (int64, error) {
	var tables int
	err := db.QueryRowContext(ctx,
		"SELECT count(*) FROM sqlite_master WHERE name IN ('goose_db_version', 'office', 'change_set')").Scan(&tables)
	if err != nil {
		return 0, sqlstore.Classify(err, "schema version")
	}
	if tables != 3 {
		return 0, domain.Fail(domain.Damaged, "error.file.not_office", domain.Args{"Path": path})
	}
	var version int64
	err = db.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version WHERE is_applied").Scan(&version)
	return version, sqlstore.Classify(err, "schema version")
}

// upgrade brings the schema to the newest version, each migration in a transaction of
// its own, after a verified copy when there is something to lose.
func upgrade(ctx context.Context, db *sql.DB, migrations fs.FS, path string, clock func() time.Time) error {
	if err := assertSQLite(ctx, db); err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, migrations)
	if err != nil {
		return domain.Wrap(domain.Internal, err, "migrations")
	}
	var filled bool
	if err := db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'office')").Scan(&filled); err != nil {
		return sqlstore.Classify(err, "upgrade")
	}
	if filled {
		pending, err := provider.HasPending(ctx)
		if err != nil {
			return sqlstore.Classify(err, "upgrade")
		}
		if !pending {
			return nil
		}
		to := strings.TrimSuffix(path, Extension) + clock().Format("-2006-01-02T150405") + "-before-upgrade" + Extension
		if err := copyVerified(ctx, db, to); err != nil {
			return err
		}
	}
	if _, err = provider.Up(ctx); err != nil || !filled {
		return sqlstore.Classify(err, "upgrade")
	}
	return sqlstore.New(db, db).Derive(ctx)
}

func assertSQLite(ctx context.Context, db *sql.DB) error {
	var version string
	if err := db.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&version); err != nil {
		return sqlstore.Classify(err, "SQLite version")
	}
	var major, minor, patch int
	if _, err := fmt.Sscanf(version, "%d.%d.%d", &major, &minor, &patch); err != nil {
		return domain.Wrap(domain.Internal, err, "SQLite version")
	}
	if major*1_000_000+minor*1000+patch < oldestSQLite {
		return domain.Wrap(domain.Internal, fmt.Errorf("SQLite %s is older than 3.51.3", version), "SQLite version")
	}
	return nil
}
