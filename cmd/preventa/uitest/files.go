package uitest

import (
	"context"
	"errors"
	"image"
	"path/filepath"
	"time"

	"preventa/cmd/preventa/exchange"
	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/ui"
)

// Files gives the window real office files in a folder of the test.
type Files struct {
	exchange.Files
	Folder string
	// Refuse, when set, is asked before every write and fails it with the error it gives.
	Refuse func() error
	// Copied is the picture put on the clipboard last. Without a clipboard there is none.
	Copied      image.Image
	NoClipboard bool
	clock       func() time.Time
	open        map[*officefile.File]bool
}

var _ ui.Files = (*Files)(nil)

// file is an open office file with the office in it.
type file struct {
	*officefile.File
	office *office.Office
	files  *Files
}

func (f file) Path() string           { return f.File.Path }
func (f file) ReadOnly() bool         { return f.File.ReadOnly }
func (f file) Office() *office.Office { return f.office }

// Close lets go of the file.
func (f file) Close() error {
	delete(f.files.open, f.File)
	return f.File.Close()
}

// Check examines the file.
func (f file) Check(ctx context.Context) (string, error) {
	checkup, err := f.File.Check(ctx)
	if err == nil && !checkup.Sound() {
		return "not sound", nil
	}
	return "", err
}

// Open opens an office to work in.
func (f *Files) Open(ctx context.Context, path string) (ui.File, error) {
	return f.opened(ctx)(officefile.Open(ctx, path, f.clock))
}

// OpenReadOnly opens an office to look at.
func (f *Files) OpenReadOnly(ctx context.Context, path string) (ui.File, error) {
	return f.opened(ctx)(officefile.OpenReadOnly(ctx, path))
}

// Create makes an office.
func (f *Files) Create(ctx context.Context, path string, founding office.Founding) (ui.File, error) {
	return f.opened(ctx)(officefile.Create(ctx, path, founding, f.clock))
}

func (f *Files) opened(ctx context.Context) func(*officefile.File, error) (ui.File, error) {
	return func(opened *officefile.File, err error) (ui.File, error) {
		if err != nil {
			return nil, err
		}
		o, err := office.Open(ctx, refusingStore{opened.Store, f}, f.clock, opened.ReadOnly)
		if err != nil {
			return nil, errors.Join(err, opened.Close())
		}
		f.open[opened] = true
		return file{opened, o, f}, nil
	}
}

// IsOpen reports whether the window holds any file.
func (f *Files) IsOpen() bool { return len(f.open) > 0 }

// leave lets go of what a window left open at the end of a test.
func (f *Files) leave() {
	for opened := range f.open {
		_ = opened.Close() // the test is over
	}
}

// MakeDemo makes an empty office, which is demo enough for a window.
func (f *Files) MakeDemo(ctx context.Context, folder string, language domain.Language) (string, error) {
	path := filepath.Join(folder, "demo.preventa")
	made, err := officefile.Create(ctx, path, Chile, f.clock)
	if err != nil {
		return "", err
	}
	return path, made.Close()
}

// CopyPicture notes the picture.
func (f *Files) CopyPicture(picture image.Image) error {
	if f.NoClipboard {
		return domain.Fail(domain.NotFound, "error.clipboard.picture", nil)
	}
	f.Copied = picture
	return nil
}

// AccountName is the person at the computer.
func (f *Files) AccountName() string { return "Ana Rojas" }

// DocumentsFolder is the folder of the test.
func (f *Files) DocumentsFolder() string { return f.Folder }

// refusingStore fails writes when it is told to.
type refusingStore struct {
	office.Store
	files *Files
}

// Apply writes unless it is to be refused.
func (s refusingStore) Apply(ctx context.Context, sets ...*change.Set) error {
	if s.files.Refuse != nil {
		if err := s.files.Refuse(); err != nil {
			return err
		}
	}
	return s.Store.Apply(ctx, sets...)
}

// Atomically refuses the writes inside as well.
func (s refusingStore) Atomically(ctx context.Context, fn func(office.Store) error) error {
	return s.Store.Atomically(ctx, func(inner office.Store) error { return fn(refusingStore{inner, s.files}) })
}
