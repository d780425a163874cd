package officefile

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"preventa/domain"
)

// classifyFile gives an error of the file system the domain's code for it.
func classifyFile(err error, doing string) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return domain.Wrap(domain.NotFound, err, doing)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return domain.Wrap(domain.ReadOnly, err, doing)
	case errors.Is(err, syscall.ENOSPC), isQuota(err):
		return domain.Wrap(domain.Full, err, doing)
	}
	return domain.Wrap(domain.Internal, err, doing)
}

// header is what every SQLite file begins with.
// Source: https://www.sqlite.org/fileformat.html#the_database_header
const header = "SQLite format 3\x00"

// inspect tells, without touching it, whether a file can be an office. NotFound;
// Damaged with a precise message for an empty file and for one that is something else.
func inspect(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return known(classifyFile(err, "open "+path), path)
	}
	if info.IsDir() {
		return domain.Fail(domain.Damaged, "error.file.folder", domain.Args{"Path": path})
	}
	if info.Size() == 0 {
		return domain.Fail(domain.Damaged, "error.file.empty", domain.Args{"Path": path})
	}
	file, err := os.Open(path)
	if err != nil {
		return known(classifyFile(err, "open "+path), path)
	}
	defer file.Close()
	start := make([]byte, len(header))
	if n, _ := file.Read(start); n < len(header) || string(start) != header {
		return domain.Fail(domain.Damaged, "error.file.not_office", domain.Args{"Path": path})
	}
	return nil
}

// known gives an error of opening a file the message that names the file.
func known(err error, path string) error {
	failed := (*domain.Error)(nil)
	if !errors.As(err, &failed) {
		return err
	}
	if failed.Key != "" {
		if _, wantsPath := failed.Args["Path"]; wantsPath {
			failed.Args["Path"] = path
		}
		return err
	}
	keys := map[domain.Code]string{
		domain.NotFound: "error.file.not_found", domain.ReadOnly: "error.file.read_only", domain.Full: "error.file.full",
		domain.Damaged: "error.file.damaged", domain.Locked: "error.file.locked",
	}
	named := *failed
	if key, ok := keys[failed.Code]; ok {
		named.Key, named.Args = key, domain.Args{"Path": path}
	}
	return &named
}
