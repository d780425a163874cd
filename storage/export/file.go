package export

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"preventa/domain"
)

// ToFile makes a file of what write writes: whole, or not at all. A file of that name is
// replaced in the same instant; a failure leaves it as it was. The new file is its
// owner's alone, because it may hold what the office knows of its customers.
// NotFound for a folder there is not; ReadOnly; Full.
func ToFile(path string, write func(io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*.part")
	if err != nil {
		return classify(err, path)
	}
	err = write(file)
	if err == nil {
		err = file.Sync()
	}
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		_ = os.Remove(file.Name())
	}
	return classify(err, path)
}

// classify gives an error of the file system the domain's code and a message that names
// the file; one that carries a code already stays as it is.
func classify(err error, path string) error {
	switch {
	case err == nil || errors.As(err, new(*domain.Error)):
		return err
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return failed(domain.NotFound, "error.export.no_folder", err, path)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return failed(domain.ReadOnly, "error.export.read_only", err, path)
	case errors.Is(err, syscall.ENOSPC):
		return failed(domain.Full, "error.export.full", err, path)
	}
	return domain.Wrap(domain.Internal, err, "export to "+path)
}

func failed(code domain.Code, key string, err error, path string) error {
	return &domain.Error{Code: code, Key: key, Args: domain.Args{"Path": path}, Err: err}
}
