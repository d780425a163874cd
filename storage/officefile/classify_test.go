package officefile

import (
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"testing"

	"preventa/domain"
)

func TestFaultsOfTheFileSystemHaveTheirCode(t *testing.T) {
	for _, c := range []struct {
		err  error
		code domain.Code
	}{
		{fs.ErrNotExist, domain.NotFound},
		{&os.PathError{Op: "open", Path: "x", Err: syscall.ENOENT}, domain.NotFound},
		{&os.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, domain.ReadOnly},
		{&os.PathError{Op: "open", Path: "x", Err: syscall.EPERM}, domain.ReadOnly},
		{&os.PathError{Op: "open", Path: "x", Err: syscall.EROFS}, domain.ReadOnly},
		{fmt.Errorf("copying: %w", &os.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}), domain.Full},
		{&os.PathError{Op: "read", Path: "x", Err: syscall.EIO}, domain.Internal},
	} {
		if got := classifyFile(c.err, "test"); !domain.Is(got, c.code) {
			t.Errorf("%v is %v, want %s", c.err, got, c.code)
		}
	}
	if err := classifyFile(nil, "test"); err != nil {
		t.Error(err)
	}
}
