package exchange

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/export"
)

// ReadFile reads a file whole. NotFound for one that vanished, Invalid for a folder, for
// what is no file and for one above most bytes, ReadOnly for one that may not be read.
func (Files) ReadFile(path string, most int64) ([]byte, error) {
	args := domain.Args{"Name": filepath.Base(path), "Path": path}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, domain.Fail(domain.NotFound, "error.file.vanished", args)
	case err != nil:
		return nil, domain.Wrap(domain.ReadOnly, err, "read "+path)
	case info.IsDir():
		return nil, domain.Fail(domain.Invalid, "error.file.folder", args)
	case !info.Mode().IsRegular():
		return nil, domain.Fail(domain.Invalid, "error.file.irregular", args)
	case info.Size() > most:
		return nil, office.TooLarge(path, most)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, domain.Wrap(domain.ReadOnly, err, "read "+path)
	}
	defer file.Close() // nothing was written
	content, err := io.ReadAll(io.LimitReader(file, most+1))
	if err == nil && int64(len(content)) > most { // it grew meanwhile
		return nil, office.TooLarge(path, most)
	}
	return content, domain.Wrap(domain.Damaged, err, "read "+path)
}

// WriteFile writes a file, whole or not at all.
func (Files) WriteFile(path string, content []byte) error {
	return export.ToFile(path, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(content))
		return err
	})
}

// KeepCopy writes a copy of a file into a folder of its own among the temporary ones.
func (f Files) KeepCopy(name string, content []byte) (string, error) {
	folder, err := os.MkdirTemp("", "preventa-")
	if err != nil {
		return "", domain.Wrap(domain.Full, err, "temporary folder")
	}
	path := filepath.Join(folder, domain.FileName(name))
	return path, f.WriteFile(path, content)
}
