package officefile_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// What hangs on an opportunity is gathered with who did it, and nothing of another's.
func TestADossierGathersWhatHangsOnAnOpportunity(t *testing.T) {
	_, s := officetest.New(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	o := officetest.Save(t, s, "Bottling line", nil)
	other := officetest.Save(t, s, "Corks", nil)
	types, err := s.Items(t.Context(), domain.ActivityTypes)
	must(err)
	today := s.Office().Today()
	for _, a := range []domain.Activity{
		{Subject: "Visit", Opportunity: o.ID, Day: today.Add(7)}, {Subject: "Call", Opportunity: o.ID, Day: today, Done: true}, {Subject: "Other", Opportunity: other.ID, Day: today},
	} {
		a.Type = types[0].ID
		_, _, err := s.SaveActivity(t.Context(), office.ActivityDraft{Activity: a})
		must(err)
	}
	states, err := s.States(t.Context())
	must(err)
	for _, state := range []int{1, 2} { // New → Contacted → Proposal sent
		_, err := s.MoveOpportunities(t.Context(), []domain.ID{o.ID}, states[state].ID)
		must(err)
	}
	quote := func(price int64) office.QuotationDraft {
		d, err := s.NewQuotation(t.Context(), o.ID, "")
		must(err)
		d.Lines = []domain.Line{{Description: "Line", Quantity: 1000, Price: price}}
		d, _, err = s.SaveQuotation(t.Context(), d)
		must(err)
		return d
	}
	sent := quote(1_000)
	_, err = s.SendQuotation(t.Context(), sent.ID, today)
	must(err)
	draft := quote(2_000)
	_, _, err = s.Attach(t.Context(), domain.Attachment{Opportunity: o.ID, Name: "../plans.pdf"}, []byte("plans"))
	must(err)
	gone, _, err := s.Attach(t.Context(), domain.Attachment{Opportunity: o.ID, Name: "old.pdf"}, []byte("old"))
	must(err)
	_, err = s.DeleteAttachments(t.Context(), []domain.ID{gone.ID})
	must(err)

	d, err := s.Dossier(t.Context(), o.ID)
	must(err)
	var subjects, milestones, files []string
	for _, a := range d.Activities {
		subjects = append(subjects, a.Subject)
	}
	for _, m := range d.Milestones {
		milestones = append(milestones, m.Person+": "+m.From+" → "+m.To+map[bool]string{true: "sent"}[m.Quotation == sent.ID])
	}
	for _, f := range d.Attachments {
		files = append(files, f.Name+" by "+f.By)
		if f.At.IsZero() {
			t.Error("nobody knows when the file came")
		}
	}
	for what, c := range map[string]struct{ got, want any }{
		"activities, the latest day first": {subjects, []string{"Visit", "Call"}},
		"milestones, the newest first":     {milestones, []string{"Ana Rojas:  → sent", "Ana Rojas: Contacted → Proposal sent", "Ana Rojas: New → Contacted"}},
		"files":                            {files, []string{"plans.pdf by Ana Rojas"}},
		"quotations, the newest first":     {[]domain.ID{d.Quotations[0].ID, d.Quotations[1].ID}, []domain.ID{draft.ID, sent.ID}},
		"counting":                         {d.Counting, sent.ID},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s:\n%s", what, diff)
		}
	}
}
