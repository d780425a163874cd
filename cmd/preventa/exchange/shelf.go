package exchange

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
)

var _ office.Shelf = Files{}

// HasFolder is NotFound where this computer has no such folder. A path that does not begin at
// a root is of another kind of computer, or means another folder every time.
func (Files) HasFolder(folder string) error {
	info, err := os.Stat(folder)
	if err == nil && info.IsDir() && filepath.IsAbs(folder) {
		return nil
	}
	return &domain.Error{Code: domain.NotFound, Key: "error.schedule.folder", Args: domain.Args{"Path": folder}, Err: err}
}

// PutSheet writes a sheet into a folder. A file that is there already is written over only
// where it still is one of ours.
func (f Files) PutSheet(ctx context.Context, folder, name string, format domain.ScheduleFormat, sheet report.Sheet, ours []office.ScheduledFile) (office.ScheduledFile, error) {
	if err := f.HasFolder(folder); err != nil {
		return office.ScheduledFile{}, err
	}
	file := office.ScheduledFile{Name: name + "." + string(format)}
	for i := 2; ; i++ {
		free, err := mayWrite(folder, file.Name, ours)
		if err != nil {
			return file, err
		}
		if free {
			break
		}
		file.Name = fmt.Sprintf("%s (%d).%s", name, i, format)
	}
	path := filepath.Join(folder, file.Name)
	if err := f.ExportSheet(ctx, path, string(format), sheet); err != nil {
		return file, err
	}
	sum, err := sumOf(path)
	file.SHA256 = sum
	return file, err
}

// mayWrite reports whether there is no file of a name, or one of ours as it was written.
func mayWrite(folder, name string, ours []office.ScheduledFile) (bool, error) {
	path := filepath.Join(folder, name)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	at := slices.IndexFunc(ours, func(f office.ScheduledFile) bool { return f.Name == name })
	if at < 0 {
		return false, nil
	}
	sum, err := sumOf(path)
	return sum == ours[at].SHA256, err
}

// sumOf is the SHA-256 of what a file holds.
func sumOf(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", domain.Wrap(domain.ReadOnly, err, "read "+path)
	}
	defer file.Close() // nothing was written
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", domain.Wrap(domain.Damaged, err, "read "+path)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
