package likeness

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var aboutEqual = cmpopts.EquateApprox(0, 1e-6)

func TestTaxIDsAreTheSameHoweverTheyAreWritten(t *testing.T) {
	for typed, want := range map[string]string{
		"76.543.210-K":     "76543210K",
		"76543210k":        "76543210K",
		" 076.543.210 - k": "76543210K",
		"B-12345678":       "B12345678",
		"ABC680524P-76":    "ABC680524P76",
		"N/A":              "",
		"pendiente":        "",
		"0":                "",
		"":                 "",
	} {
		if got := readTaxID(typed).key; got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestEmailsAreTheSameHoweverTheyAreWritten(t *testing.T) {
	for typed, want := range map[string]string{
		" Ventas@Aromos.CL ": "ventas@aromos.cl",
		"no tiene":           "",
		"":                   "",
	} {
		if got := readEmail(typed).key; got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestPhonesAreTheSameHoweverTheyAreWritten(t *testing.T) {
	for _, c := range []struct{ region, typed, want string }{
		{"CL", "9 8765 4321", "+56987654321"},
		{"CL", "+56 9 8765 4321", "+56987654321"},
		{"CL", "0056 9 8765-4321", "+56987654321"},
		{"CL", "(2) 2345 6789", "+56223456789"},
		{"CL", "2 2345 6789 anexo 12", "+56223456789"},
		{"CL", "+34 912 345 678", "+34912345678"},
		{"ES", "912 34 56 78", "+34912345678"},
		{"ES", "0034 912345678", "+34912345678"},
		{"US", "(212) 555-0123", "+12125550123"},
		{"GB", "020 7946 0018", "+442079460018"},
		{"MX", "55 1234 5678", "+525512345678"},
		{"CL", "22 345 6789 / 9 8765 4321", "223456789987654321"}, // two in one: no number of any country
		{"", "2345 6789", "23456789"},
		{"", "+56 9 8765 4321", "+56987654321"},
		{"CL", "123456", ""},
		{"CL", "anexo 12", ""},
		{"CL", "no tiene", ""},
		{"CL", "", ""},
	} {
		if got := readPhone(c.typed, c.region).key; got != c.want {
			t.Errorf("%s %q: %q, want %q", c.region, c.typed, got, c.want)
		}
	}
}

// Scores are worked by hand from the trust in each kind.
func TestReasonsAddUp(t *testing.T) {
	full := Card{ID: "b", Name: "Viña Los Aromos", TaxID: "76.543.210-K",
		Emails: []string{"Ventas@aromos.cl", "pagos@aromos.cl"}, Phones: []string{"(2) 2345 6789"}}
	for title, c := range map[string]struct {
		card Card
		want Match
	}{
		"certain": {Card{ID: "a", Name: "Otra", TaxID: "76543210k"},
			Match{"a", "b", 1, []Reason{{TaxID, "76.543.210-K"}}}},
		"e-mail": {Card{ID: "a", Name: "Otra", Emails: []string{"VENTAS@AROMOS.CL"}},
			Match{"a", "b", 0.9, []Reason{{Email, "Ventas@aromos.cl"}}}},
		"two e-mails are no more than one": {Card{ID: "a", Emails: []string{"pagos@aromos.cl", "ventas@aromos.cl", "ventas@aromos.cl"}},
			Match{"a", "b", 0.9, []Reason{{Email, "Ventas@aromos.cl"}, {Email, "pagos@aromos.cl"}}}},
		"telephone": {Card{ID: "a", Phones: []string{"+56223456789"}},
			Match{"a", "b", 0.8, []Reason{{Phone, "(2) 2345 6789"}}}},
		"e-mail and telephone": {Card{ID: "a", Emails: []string{"pagos@aromos.cl"}, Phones: []string{"+56223456789"}},
			Match{"a", "b", 0.98, []Reason{{Email, "pagos@aromos.cl"}, {Phone, "(2) 2345 6789"}}}},
		"name": {Card{ID: "a", Name: "vina los aromos s.a."},
			Match{"a", "b", 0.9, []Reason{{Name, "Viña Los Aromos"}}}},
		"name and telephone": {Card{ID: "a", Name: "vina los aromos", Phones: []string{"2 2345 6789"}},
			Match{"a", "b", 0.98, []Reason{{Phone, "(2) 2345 6789"}, {Name, "Viña Los Aromos"}}}},
		"name against another tax id": {Card{ID: "a", Name: "Viña Los Aromos", TaxID: "77.000.111-2"},
			Match{"a", "b", 0.45, []Reason{{Name, "Viña Los Aromos"}}}},
		"all": {Card{ID: "a", Name: "Viña Los Aromos", TaxID: "76543210K", Emails: []string{"pagos@aromos.cl"}, Phones: []string{"+56223456789"}},
			Match{"a", "b", 1, []Reason{{TaxID, "76.543.210-K"}, {Email, "pagos@aromos.cl"}, {Phone, "(2) 2345 6789"}, {Name, "Viña Los Aromos"}}}},
	} {
		got, ok := Compare(c.card, full, "CL")
		if diff := cmp.Diff(c.want, got, aboutEqual); diff != "" || !ok {
			t.Errorf("%s: %v %s", title, ok, diff)
		}
	}
}

func TestWhatIsNoReason(t *testing.T) {
	bare := Card{ID: "b", Name: "?", TaxID: "N/A", Emails: []string{"-", ""}, Phones: []string{"123", ""}}
	other := bare
	other.ID = "a"
	if m, ok := Compare(other, bare, "CL"); ok {
		t.Errorf("cards that say nothing: %+v", m)
	}
	self := Card{ID: "a", Name: "Viña Los Aromos", TaxID: "76.543.210-K"}
	if m, ok := Compare(self, self, "CL"); ok {
		t.Errorf("a card and itself: %+v", m)
	}
}
