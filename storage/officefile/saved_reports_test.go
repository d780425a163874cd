package officefile_test

import (
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/officefile/officetest"
)

func savedNames(t *testing.T, s *office.Session) []string {
	t.Helper()
	var names []string
	for _, r := range sure(s.SavedReports(t.Context()))(t) {
		names = append(names, r.Name)
	}
	return names
}

// saveReport saves what is open by salesperson, laid out in a way of its own.
func saveReport(t *testing.T, s *office.Session, name string, owner domain.ID) domain.SavedReport {
	t.Helper()
	spec := office.ReportSpec{Report: "open-by-salesperson", Days: 7, Layout: report.Layout{Columns: []string{"number", "name"}, Group: "state"}}
	r, _, err := s.SaveReport(t.Context(), domain.SavedReport{Name: name, Owner: owner, Form: domain.SavedAsReport, Definition: spec.Encode()})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestSavedReportsAreOrderedRenamedDeletedAndUndone(t *testing.T) {
	_, s := officetest.New(t)
	ctx, me := t.Context(), s.Me().ID
	mine, ours, third := saveReport(t, s, "Mine", me), saveReport(t, s, "Ours", ""), saveReport(t, s, "Third", me)
	spec, err := office.SavedSpec(sure(s.SavedReports(ctx))(t)[0])
	if err != nil || spec.Report != "open-by-salesperson" || spec.Days != 7 || spec.Layout.Group != "state" || len(spec.Layout.Columns) != 2 {
		t.Errorf("read back: %+v, %v", spec, err)
	}

	_, err = s.RenameReport(ctx, third.ID, " OURS ")
	want(t, "a name that is taken", domain.CodeOf(err), domain.Invalid)
	_, err = s.RenameReport(ctx, third.ID, "  ")
	want(t, "no name", domain.CodeOf(err), domain.Invalid)
	sure(s.RenameReport(ctx, third.ID, "THIRD"))(t)
	ordered := sure(s.OrderReports(ctx, []domain.ID{third.ID, ours.ID, mine.ID}))(t)
	want(t, "ordered", savedNames(t, s), []string{"THIRD", "Ours", "Mine"})
	_, err = s.OrderReports(ctx, []domain.ID{domain.NewID()})
	want(t, "one that is not there", domain.CodeOf(err), domain.NotFound)

	third.Definition = (office.ReportSpec{Report: "overdue-by-magic"}).Encode()
	_, _, err = s.SaveReport(ctx, third)
	want(t, "a report there is not", domain.CodeOf(err), domain.Invalid)
	ours.Name = "Everybody's"
	ours, _, err = s.SaveReport(ctx, ours)
	want(t, "renamed", err, nil)
	stale := ours
	stale.Version, stale.Name = 1, "Nobody's"
	_, _, err = s.SaveReport(ctx, stale)
	want(t, "of an old version", domain.CodeOf(err), domain.Conflict)

	deleted := sure(s.DeleteReports(ctx, []domain.ID{mine.ID, ours.ID}))(t)
	want(t, "deleted", savedNames(t, s), []string{"THIRD"})
	sure(s.Undo(ctx, deleted.ID))(t)
	sure(s.Undo(ctx, ordered.ID))(t)
	want(t, "undone", savedNames(t, s), []string{"Mine", "Everybody's", "THIRD"})
}

func TestASavedReportOfOneselfIsNobodyElses(t *testing.T) {
	_, s := officetest.New(t)
	added := sure(s.AddPerson(t.Context(), domain.Person{Name: "Marta Núñez", SignsIn: true}))(t)
	other := sure(s.Office().SignIn(t.Context(), added.Records(domain.KindPerson)[0]))(t)
	hers := saveReport(t, other, "Hers", other.Me().ID)
	shared := saveReport(t, other, "Shared", "")
	want(t, "on offer", savedNames(t, s), []string{"Shared"})
	_, err := s.RenameReport(t.Context(), hers.ID, "Taken")
	want(t, "renamed by another", domain.CodeOf(err), domain.Forbidden)
	_, err = s.DeleteReports(t.Context(), []domain.ID{hers.ID})
	want(t, "deleted by another", domain.CodeOf(err), domain.Forbidden)
	shared.Owner = s.Me().ID
	_, _, err = s.SaveReport(t.Context(), shared)
	want(t, "made one's own", err, nil)
	want(t, "of the other", savedNames(t, other), []string{"Hers"})
	saveReport(t, s, "Hers", s.Me().ID) // a name that only another's own has
}

// What a later program wrote is listed, renamed and kept as it is.
func TestASavedReportOfALaterProgram(t *testing.T) {
	f, s := officetest.New(t)
	r := saveReport(t, s, "Later", s.Me().ID)
	for _, change := range []string{
		`UPDATE saved_report SET definition = '{"report":"crystal-ball"}'`,
		`UPDATE saved_report SET definition = 'not even JSON'`,
		`UPDATE saved_report SET form = 'hologram', definition = ''`,
	} {
		officetest.Exec(t, f.Path, change)
		listed := sure(s.SavedReports(t.Context()))(t)
		want(t, "listed", len(listed), 1)
		_, err := office.SavedSpec(listed[0])
		want(t, "its spec", domain.CodeOf(err), domain.Invalid)
		_, err = s.SavedSheet(t.Context(), listed[0], plainWords)
		want(t, "its sheet", domain.CodeOf(err), domain.Invalid)
		sure(s.RenameReport(t.Context(), r.ID, r.Name+"!"))(t)
		r = sure(s.SavedReports(t.Context()))(t)[0]
		want(t, "kept", r.Definition, listed[0].Definition)
	}
}

func plainWords(key string, _ domain.Args) string { return key }

func TestSavedReportsAndSchedulesFollowMerges(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	origins := sure(s.Items(ctx, domain.Origins))(t)
	spec := office.ReportSpec{Report: "open-by-origin", List: &office.Query{Conditions: []office.Condition{{Column: office.ColumnOrigin, Values: []string{string(origins[1].ID)}}}}}
	saved, _, err := s.SaveReport(ctx, domain.SavedReport{Name: "Fairs", Form: domain.SavedAsReport, Definition: spec.Encode()})
	want(t, "saved", err, nil)
	sc, _, err := s.SaveSchedule(ctx, domain.Schedule{Name: "Weekly", MonthDay: 1, Minute: 1, Format: "pdf", Folder: "/srv",
		Reports: office.EncodeScheduled([]office.ScheduledReport{{Spec: &spec}, {Saved: saved.ID}})})
	want(t, "scheduled", err, nil)
	var left []domain.Item
	for _, o := range origins {
		if o.ID != origins[1].ID {
			left = append(left, o)
		}
	}
	sure(s.SaveItems(ctx, domain.Origins, left, office.Merge{From: origins[1].ID, Into: origins[0].ID}))(t)
	read := sure(office.SavedSpec(sure(s.SavedReports(ctx))(t)[0]))(t)
	want(t, "saved asks for", read.List.Conditions[0].Values, []string{string(origins[0].ID)})
	list := sure(office.ScheduledReports(sure(s.Schedules(ctx))(t)[0].Schedule))(t)
	want(t, "schedule asks for", list[0].Spec.List.Conditions[0].Values, []string{string(origins[0].ID)})
	want(t, "and for", list[1].Saved, saved.ID)
	want(t, "of", sc.Version, int64(1))
}
