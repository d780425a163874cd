package officefile

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// FirstVersion is an office as the first version of the program left it: three opportunities
// of two prospects, one of them in dollars and one won, with contacts in two positions.
func FirstVersion(t *testing.T) string {
	t.Helper()
	packed, err := os.Open(filepath.Join("testdata", "version-1.preventa.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "aconcagua.preventa")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
