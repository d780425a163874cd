package officefile

import (
	"net/url"
	"path/filepath"
	"strings"
)

// mode is how a database file is opened.
type mode string

const (
	readWrite mode = "rw"  // the file must exist
	create    mode = "rwc" // the file must not exist yet; the caller made sure
	readOnly  mode = "ro"
)

// dsn is the data source name of a file. Everything here holds for each connection of
// a pool: WAL with full durability, foreign keys, five seconds of patience, and write
// transactions that take their lock at once.
func dsn(path string, m mode, immutable bool) string {
	query := url.Values{
		"mode":             {string(m)},
		"_busy_timeout":    {"5000"},
		"_foreign_keys":    {"on"},
		"_synchronous":     {"FULL"},
		"_txlock":          {"immediate"},
		"_stmt_cache_size": {"64"},
		"_cache_size":      {"-16384"}, // KiB: the indexes of a large office stay in memory
	}
	switch {
	case m != readOnly:
		query.Set("_journal_mode", "WAL")
	case immutable:
		query.Set("immutable", "1") // nobody can be writing, and no -shm file can be made
		query.Set("_query_only", "on")
	default:
		query.Set("_query_only", "on")
	}
	slashed := filepath.ToSlash(path)
	if len(slashed) > 1 && slashed[1] == ':' {
		slashed = "/" + slashed // C:/… must not read as a host
	}
	// url.URL would escape ~ and + in its own way; SQLite decodes %HH alone.
	escaped := strings.ReplaceAll(url.PathEscape(slashed), "%2F", "/")
	return "file:" + escaped + "?" + query.Encode()
}
