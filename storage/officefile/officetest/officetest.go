// Package officetest makes offices for tests: real files, with a clock of their own.
// Only tests import it.
package officetest

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
)

// Founding is how every office of the tests starts: in English, in Chilean pesos.
var Founding = office.Founding{Name: "Aconcagua", Language: domain.English, Region: "CL", Person: "Ana Rojas"}

// Clock moves a second with every look at it.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock starts at nine in the morning (UTC) of 15 October 2026.
func NewClock() *Clock {
	return &Clock{now: time.Date(2026, 10, 15, 9, 0, 0, 0, time.UTC)}
}

// Now is the clock's time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(time.Second)
	return c.now
}

// New founds an office in a scratch file and signs its first person in.
func New(t testing.TB) (*officefile.File, *office.Session) {
	t.Helper()
	clock := NewClock()
	f, err := officefile.Create(t.Context(), filepath.Join(t.TempDir(), "aconcagua.preventa"), Founding, clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, SignIn(t, f, clock)
}

// SignIn signs the first person of an open office in.
func SignIn(t testing.TB, f *officefile.File, clock *Clock) *office.Session {
	t.Helper()
	o, err := office.Open(context.Background(), f.Store, clock.Now, f.ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	s, err := o.SignIn(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Save opens an opportunity of a name, edited as edit says, and saves it.
func Save(t testing.TB, s *office.Session, name string, edit func(*office.Draft)) office.Draft {
	t.Helper()
	d, err := s.NewDraft(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d.Name = name
	if edit != nil {
		edit(&d)
	}
	saved, _, err := s.SaveOpportunity(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}
