package kit

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"preventa/domain"
	"preventa/domain/office"
)

// deskHost is a window for one screen that notes what it is told.
type deskHost struct {
	Host       // the rest is not called
	session    *office.Session
	window     fyne.Window
	runner     Runner
	clock      ManualClock
	toasts     []Toast
	failures   []error
	changes    int
	kept       int // how often something to be kept changed
	remembered map[string]string
	found      []string // texts looked for in the opportunities
}

// newDeskHost is in an office of Chile on 15 October 2026.
func newDeskHost(t testing.TB) *deskHost {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 10, 15, 9, 0, 0, 0, time.UTC) }
	opened, err := office.Open(t.Context(), deskStore{}, now, false)
	if err != nil {
		t.Fatal(err)
	}
	session, err := opened.SignIn(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return &deskHost{session: session, runner: SyncRunner{}, remembered: map[string]string{}}
}

func (h *deskHost) Session() *office.Session      { return h.session }
func (h *deskHost) Window() fyne.Window           { return h.window }
func (h *deskHost) Runner() Runner                { return h.runner }
func (h *deskHost) Delay() Delay                  { return h.clock.Delay }
func (h *deskHost) Changed()                      { h.changes++ }
func (h *deskHost) KeepSoon()                     { h.kept++ }
func (h *deskHost) Failed(err error)              { h.failures = append(h.failures, err) }
func (h *deskHost) Notify(t Toast)                { h.toasts = append(h.toasts, t) }
func (h *deskHost) Remember(key, value string)    { h.remembered[key] = value }
func (h *deskHost) Recall(key string) string      { return h.remembered[key] }
func (h *deskHost) FindOpportunities(text string) { h.found = append(h.found, text) }

// deskStore has an office and one person.
type deskStore struct{ office.Store }

func (deskStore) Load(_ context.Context, _ domain.ID, into domain.Record) error {
	*into.(*domain.Office) = domain.Office{ID: domain.OfficeID, Name: "Office", Language: domain.English, Region: "CL", Currency: "CLP"}
	return nil
}

func (deskStore) Persons(context.Context) ([]domain.Person, error) {
	return []domain.Person{{ID: "1", Name: "Ana Rojas", SignsIn: true, Language: domain.English}}, nil
}
