package officefile_test

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

// TestMain runs the tests, or is the writer that one of them kills.
func TestMain(m *testing.M) {
	if path := os.Getenv(writerVariable); path != "" {
		fmt.Fprintln(os.Stderr, write(path))
		os.Exit(1)
	}
	// Each check makes a file and fills it durably; a flag of the command line wins.
	if err := flag.Set("rapid.checks", "12"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}
