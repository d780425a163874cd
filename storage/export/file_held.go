package export

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostOfANote is how much is read of the note that a program leaves beside a file it holds.
const mostOfANote = 1024

// heldBy tells whether another program has a file open, by the note that it leaves beside it
// for as long, and who has, "" where the note does not say. LibreOffice writes .~lock.NAME#,
// Excel ~$NAME.
func heldBy(path string) (holder string, held bool) {
	folder, name := filepath.Split(path)
	if note, err := readNote(filepath.Join(folder, ".~lock."+name+"#")); err == nil {
		return holderOfLibreOffice(note), true
	}
	if note, err := readNote(filepath.Join(folder, "~$"+name)); err == nil {
		return holderOfExcel(note), true
	}
	return "", false
}

func readNote(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		if _, there := os.Lstat(path); there == nil {
			return nil, nil // Excel lets nobody read its own
		}
		return nil, err
	}
	defer file.Close() // nothing was written
	note, err := io.ReadAll(io.LimitReader(file, mostOfANote))
	if err != nil {
		return nil, nil // it is there, whatever it says
	}
	return note, nil
}

// holderOfLibreOffice is the name in its note: fields parted by commas, of which the first
// is the person and the second who is signed in on the computer.
func holderOfLibreOffice(note []byte) string {
	fields := strings.SplitN(string(note), ",", 3)
	for _, field := range fields[:min(2, len(fields))] {
		if name := readable(field); name != "" {
			return name
		}
	}
	return ""
}

// holderOfExcel is the name in its note: its length in bytes, then the name, then as many
// spaces as fill it up.
func holderOfExcel(note []byte) string {
	if len(note) == 0 || int(note[0]) >= len(note) {
		return ""
	}
	name := note[1 : 1+int(note[0])]
	if !utf8.Valid(name) { // of the computer's own encoding
		return ""
	}
	return readable(string(name))
}

// readable is a name without what cannot be read.
func readable(name string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, name))
}
