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
// replaced in the same instant and keeps who may read it; a failure leaves it as it was, and
// nothing beside it. A new file is its owner's alone, because it may hold what the office
// knows of its customers. Never replaced is a file that must not be written, or that another
// program holds. NotFound for a folder there is not; Invalid for what is no file; ReadOnly;
// Locked; Full.
func ToFile(path string, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // the file is replaced, not the way to it
	}
	if err := replaceable(path); err != nil {
		return classify(err, path)
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".preventa-*.part") // short, whatever the name is
	if err != nil {
		return classify(err, path)
	}
	done := false
	defer func() { // also where write panics
		if !done {
			_ = file.Close()
			_ = os.Remove(file.Name())
		}
	}()
	err = write(file)
	if err == nil {
		err = file.Sync()
	}
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = replace(file.Name(), path)
	}
	done = err == nil
	return classify(err, path)
}

// replaceable refuses a file that must not be replaced.
func replaceable(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return refused(domain.Invalid, "error.export.folder", nil, path)
	case !info.Mode().IsRegular():
		return refused(domain.Invalid, "error.export.irregular", nil, path)
	case info.Mode().Perm()&0o222 == 0:
		return refused(domain.ReadOnly, "error.export.protected", nil, path)
	}
	if holder, held := heldBy(path); held {
		return heldError(holder, nil, path)
	}
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return file.Close()
}

// replace puts the file that was written in the place of the one there was, unless that has
// been opened meanwhile.
func replace(written, path string) error {
	if err := replaceable(path); err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil {
		if err := os.Chmod(written, info.Mode().Perm()); err != nil {
			return err
		}
	}
	return os.Rename(written, path)
}

// classify gives an error of the file system the domain's code and a message that names
// the file; one that carries a code already stays as it is.
func classify(err error, path string) error {
	switch {
	case err == nil || errors.As(err, new(*domain.Error)):
		return err
	case isHeld(err):
		return heldError("", err, path)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return refused(domain.NotFound, "error.export.no_folder", err, path)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return refused(domain.ReadOnly, "error.export.read_only", err, path)
	case isFull(err):
		return refused(domain.Full, "error.export.full", err, path)
	case errors.Is(err, syscall.ENAMETOOLONG):
		return refused(domain.Invalid, "error.export.name_too_long", err, path)
	}
	return domain.Wrap(domain.Internal, err, "export to "+path)
}

// heldError says that another program holds a file, and who does where that is known.
func heldError(holder string, err error, path string) error {
	if holder == "" {
		return refused(domain.Locked, "error.export.held", err, path)
	}
	return &domain.Error{Code: domain.Locked, Key: "error.export.held_by", Args: domain.Args{"Path": path, "Holder": holder}, Err: err}
}

func refused(code domain.Code, key string, err error, path string) error {
	return &domain.Error{Code: code, Key: key, Args: domain.Args{"Path": path}, Err: err}
}
