package officefile

import (
	"context"
	"database/sql"
	"fmt"

	"preventa/storage/sqlstore"
)

// Checkup is what checking an office file found.
type Checkup struct {
	SQLite      string
	Schema      int64
	Integrity   string // "" when SQLite finds the file whole
	ForeignKeys int64  // rows that refer to something that is not there
	Journal     sqlstore.Verification
	Files       string // what is wrong with the files kept, "" for nothing
	Counts      []Count
}

// Count is the number of records of a kind.
type Count struct {
	Name string
	Rows int64
}

// Sound reports that nothing is wrong.
func (c Checkup) Sound() bool {
	return c.Integrity == "" && c.ForeignKeys == 0 && c.Journal.Broken == "" && c.Files == ""
}

// counted are the records a checkup counts.
var counted = []string{"opportunity", "customer", "contact", "activity", "quotation", "quotation_line", "product", "attachment",
	"person", "state", "item", "rate", "target", "change_set", "change"}

// Check examines the whole file: pages and indexes, references, the contents of the
// files kept, and the journal against the rows.
func (f *File) Check(ctx context.Context) (c Checkup, err error) {
	if err = f.read.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&c.SQLite); err != nil {
		return c, sqlstore.Classify(err, "check")
	}
	if c.Schema, err = schemaVersion(ctx, f.read, f.Path); err != nil {
		return c, err
	}
	if c.Integrity, err = integrity(ctx, f.read); err != nil || c.Integrity != "" {
		return c, err // what follows would only repeat it
	}
	if err = f.read.QueryRowContext(ctx, "SELECT count(*) FROM pragma_foreign_key_check").Scan(&c.ForeignKeys); err != nil {
		return c, sqlstore.Classify(err, "check")
	}
	for _, name := range counted {
		count := Count{Name: name}
		if err = f.read.QueryRowContext(ctx, "SELECT count(*) FROM "+name).Scan(&count.Rows); err != nil {
			return c, sqlstore.Classify(err, "check")
		}
		c.Counts = append(c.Counts, count)
	}
	if c.Files, err = f.Store.VerifyFiles(ctx); err != nil {
		return c, err
	}
	c.Journal, err = f.Store.Verify(ctx)
	return c, err
}

// integrity is SQLite's own full check: "" when it finds nothing, else its first lines.
func integrity(ctx context.Context, db *sql.DB) (string, error) {
	rows, err := db.QueryContext(ctx, "PRAGMA integrity_check(3)")
	if err != nil {
		return "", sqlstore.Classify(err, "integrity check")
	}
	defer rows.Close()
	problem := ""
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return "", sqlstore.Classify(err, "integrity check")
		}
		if line != "ok" {
			problem += fmt.Sprintf("%s; ", line)
		}
	}
	return problem, sqlstore.Classify(rows.Err(), "integrity check")
}
