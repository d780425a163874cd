package officefile_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

// nobody is the user that owns nothing.
const nobody = 65534

// asNobody runs fn without the right to pass over what a file permits, which root has.
// The thread it ran on is thrown away.
func asNobody(t *testing.T, fn func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread()
		if os.Geteuid() == 0 {
			if err := syscall.Setfsuid(nobody); err != nil {
				t.Error(err)
				return
			}
		}
		fn()
	}()
	<-done
}

// readOnlyFolder makes a folder take no files, and lets everybody read what is in it.
func readOnlyFolder(t *testing.T, path string) {
	t.Helper()
	dir := filepath.Dir(path)
	for _, step := range []error{os.Chmod(filepath.Dir(dir), 0o755), os.Chmod(path, 0o444), os.Remove(path + "-lock"), os.Chmod(dir, 0o555)} {
		if step != nil {
			t.Fatal(step)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755) }) // so that it can be removed
}

func TestAReadOnlyFolderIsSaidToBeOne(t *testing.T) {
	path := filled(t)
	readOnlyFolder(t, path)
	before := folder(t, filepath.Dir(path))
	asNobody(t, func() {
		if _, err := officefile.Open(context.Background(), path, time.Now); !domain.Is(err, domain.ReadOnly) {
			t.Errorf("opening: %v", err)
		}
		beside := filepath.Join(filepath.Dir(path), "new.preventa")
		if _, err := officefile.Create(context.Background(), beside, officetest.Founding, time.Now); !domain.Is(err, domain.ReadOnly) {
			t.Errorf("creating: %v", err)
		}
		f, err := officefile.OpenReadOnly(context.Background(), path)
		if err != nil {
			t.Errorf("looking: %v", err)
			return
		}
		defer f.Close()
		s := officetest.SignIn(t, f, officetest.NewClock())
		if rows, err := s.Opportunities(context.Background(), office.Query{}, 0, 100); err != nil || len(rows) != 40 {
			t.Errorf("looking: %d rows, %v", len(rows), err)
		}
		if _, err := s.AddPerson(context.Background(), domain.Person{Name: "Marta"}); !domain.Is(err, domain.ReadOnly) {
			t.Errorf("writing: %v", err)
		}
	})
	if diff := cmp.Diff(before, folder(t, filepath.Dir(path))); diff != "" {
		t.Error(diff)
	}
}
