package control

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
)

func TestThePipelineOverTimeIsWhatStoodOnEachEvening(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := someChronicle(t)
		l := someLook(t, w)
		retired := false // was there ever something in the retired state
		list := PipelineOverTime(l)
		for _, s := range list {
			want := InProgress{}
			for _, o := range w.on(s.Day) {
				if o.State == s.State.ID && meets(l.Filter, o) {
					want.Count++
					want.Amount += worth(l.Filter, o)
					want.Weighted += domain.Percent(worth(l.Filter, o), o.Probability)
					want.Unconverted += one(o.Unconverted && l.Filter.Currency == "")
				}
			}
			if want != s.InProgress {
				t.Fatalf("%s %s: %+v, want %+v", s.Day, s.State.ID, s.InProgress, want)
			}
			retired = retired || s.State.ID == "visited" && s.Count > 0
			sameMembers(t, l, Part{Chart: "pipeline-over-time", Key: s.Day.String(), Series: string(s.State.ID)}, s.Count, s.Amount)
		}
		states := map[domain.ID]bool{}
		for _, s := range list {
			states[s.State.ID] = true
		}
		if len(list) > 0 && (states["visited"] != retired || !states["new"] || !states["proposal"] || !states["waiting"] || states["won"]) {
			t.Fatalf("states %v", states)
		}
	})
}

func TestPointsInTime(t *testing.T) {
	for name, c := range map[string]struct {
		from, to string
		want     []string
	}{
		"a few days":             {"2026-10-30", "2026-11-02", []string{"2026-10-30", "2026-10-31", "2026-11-01", "2026-11-02"}},
		"one day":                {"2026-10-30", "2026-10-30", []string{"2026-10-30"}},
		"weeks, ending Sundays":  {"2026-08-20", "2026-09-23", []string{"2026-08-23", "2026-08-30", "2026-09-06", "2026-09-13", "2026-09-20", "2026-09-23"}},
		"from a Sunday":          {"2026-08-23", "2026-09-27", []string{"2026-08-23", "2026-08-30", "2026-09-06", "2026-09-13", "2026-09-20", "2026-09-27"}},
		"months":                 {"2026-06-30", "2026-10-15", []string{"2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-15"}},
		"not beyond the present": {"2026-11-14", "2027-12-31", []string{"2026-11-14", "2026-11-15"}},
		"to come":                {"2027-01-01", "2027-12-31", nil},
	} {
		l := NewLook(factsOf(), Filter{Period: domain.Period{From: day(c.from), To: day(c.to)}}, day("2026-11-15"))
		var got []string
		for _, d := range l.points() {
			got = append(got, d.String())
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
	w := newLived()
	w.add("2026-11-10", domain.Opportunity{})
	if got := NewLook(w.facts, Filter{}, day("2026-11-15")).points(); len(got) != 6 || got[0] != day("2026-11-10") {
		t.Errorf("without a period: %v", got)
	}
}
