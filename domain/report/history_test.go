package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/control"
)

// lived are facts of two opportunities and a call, by hand: one came on 1 October, went on to
// its proposal on the 11th and was won on the 21st; the other came on the 5th, and stays.
func lived() *control.Facts {
	states := []domain.State{
		{ID: "new", Name: "New", Class: domain.Open, Probability: 10, Position: 1}, {ID: "proposal", Name: "Proposal", Class: domain.Open, Probability: 50, Position: 2},
		{ID: "won", Name: "Won", Class: domain.Won, Probability: 100, Position: 3},
	}
	f := control.NewFacts(states, 0)
	f.BeginHistory(0)
	f.BeginActivities(0, 0)
	october := domain.NewDate(2026, 10, 1)
	do := func(day domain.Date, c change.Change) { f.Apply(change.Set{Changes: []change.Change{c}}, day) }
	o := domain.Opportunity{ID: domain.NewID(), Number: 1, State: "new", Salesperson: "ana", OfficeAmount: 1000, Probability: 10, OpenedOn: october}
	do(october, change.Adding(o))
	stays := domain.Opportunity{ID: domain.NewID(), Number: 2, State: "new", OfficeAmount: 300, Probability: 10, OpenedOn: october + 4}
	do(october+4, change.Adding(stays))
	for i, s := range states[1:] {
		after := o.Enter(s, october+10+domain.Date(10*i))
		c, _ := change.Editing(o, after)
		do(october+10+domain.Date(10*i), c)
		o = after
	}
	call := domain.Activity{ID: domain.NewID(), Type: "call", Opportunity: o.ID, Day: october + 1, People: []domain.ID{"ana"}, Minutes: 30, Done: true}
	do(october+1, change.Adding(call))
	f.SetName("ana", "Ana Rojas")
	f.SetName("call", "Call")
	return f
}

func TestReportsOfThePast(t *testing.T) {
	october := domain.NewDate(2026, 10, 1)
	filter := control.Filter{Period: domain.Period{From: october, To: october + 30}}
	var bands [][]any
	for _, band := range []string{"0-9", "10-19", "20-29", "30-39", "40-49", "50-59", "60-69", "70-79", "80-89", "90-100"} {
		bands = append(bands, []any{band, nil, int64(0), int64(0), nil})
	}
	bands[1] = []any{"10-19", 0.1, int64(1), int64(1), 1.0}
	none, step := euro(0), func(id string, count, amount int64) []any { return []any{id, count, euro(amount)} }
	for id, want := range map[string]struct {
		columns []string
		types   []Type
		rows    [][]any
	}{
		"time-in-state": {[]string{"state", "count", "median_days", "p80_days"}, []Type{Text, Count, Days, Days}, [][]any{
			{"New", int64(2), 18.0, 22.8}, // 10 days, and 26 until the 31st
			{"Proposal", int64(1), 10.0, 10.0},
		}},
		"stage-conversion": {[]string{"from", "to", "entered", "reached", "rate"}, []Type{Text, Text, Count, Count, Rate}, [][]any{
			{"New", "Proposal", int64(2), int64(1), 0.5}, {"Proposal", "Won", int64(1), int64(1), 1.0},
		}},
		"bridge": {[]string{"step", "count", "amount"}, []Type{Text, Count, Money}, [][]any{
			step("opening", 0, 0), step("created", 2, 1300), step("reopened", 0, 0), step("raised", 0, 0), step("lowered", 0, 0), step("pulled-in", 0, 0),
			step("pushed-out", 0, 0), step("won", 1, 1000), step("lost", 0, 0), step("removed", 0, 0), step("closing", 1, 300),
		}},
		"activity":    {[]string{"person", "type", "count", "minutes"}, []Type{Text, Text, Count, Minutes}, [][]any{{"Ana Rojas", "Call", int64(1), int64(30)}}},
		"calibration": {[]string{"band", "stated_mean", "closed", "won", "share"}, []Type{Text, Rate, Count, Count, Rate}, bands},
		"calibration-by-salesperson": {[]string{"salesperson", "band", "stated_mean", "closed", "won", "share"}, []Type{Text, Text, Rate, Count, Count, Rate},
			[][]any{append([]any{"Ana Rojas"}, bands[1]...)}},
		"pipeline-over-time": {[]string{"date", "state", "count", "amount", "weighted"}, []Type{Date, Text, Count, Money, Money}, nil},
	} {
		d, known := Find(id)
		if !known || !d.History {
			t.Errorf("no report of the past %s", id)
			continue
		}
		table := d.Build(control.NewLook(lived(), filter, october+30), "EUR")
		var columns []string
		var types []Type
		for _, c := range table.Columns {
			columns, types = append(columns, c.ID), append(types, c.Type)
		}
		if id == "pipeline-over-time" { // 31 days of two states; on the 1st, the 11th and the 31st
			want.rows = [][]any{
				{october, "New", int64(1), euro(1000), euro(100)}, {october, "Proposal", int64(0), none, none},
				{october + 10, "New", int64(1), euro(300), euro(30)}, {october + 10, "Proposal", int64(1), euro(1000), euro(500)},
				{october + 30, "New", int64(1), euro(300), euro(30)}, {october + 30, "Proposal", int64(0), none, none},
			}
			if len(table.Rows) != 62 {
				t.Fatalf("%d rows", len(table.Rows))
			}
			table.Rows = append(append(table.Rows[0:2:2], table.Rows[20:22]...), table.Rows[60:]...)
		}
		for what, diff := range map[string]string{
			"columns": cmp.Diff(want.columns, columns), "types": cmp.Diff(want.types, types), "rows": cmp.Diff(want.rows, table.Rows),
		} {
			if diff != "" {
				t.Errorf("%s, %s:\n%s", id, what, diff)
			}
		}
	}
}

func TestAStepIsAWordOnPaper(t *testing.T) {
	table := Bridge(control.NewLook(lived(), control.Filter{}, domain.NewDate(2026, 10, 31)), "EUR")
	var s Sheet
	s.FillFrom(table, func(key string) string { return "<" + key + ">" })
	rows, err := s.Read(t.Context(), 5, 1)
	if err != nil || rows[0][0].Value != "pulled-in" || rows[0][0].Text != "<bridge.pulled-in>" || rows[0][1].Text != "" {
		t.Errorf("%+v, %v", rows, err)
	}
}
