package officefile_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/storage/export"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

// TestTheMovementsOfAnyDaysAddUpToTheBridge lets an office do as it likes for some days, with a
// copy taken each evening: what the movements say was added to what is in progress is what the
// copies differ by, and what the bridge says.
func TestTheMovementsOfAnyDaysAddUpToTheBridge(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			clock := &daysGoBy{now: time.Date(2026, 10, 1, 9, 0, 0, 0, time.UTC)}
			f, err := officefile.Create(t.Context(), filepath.Join(t.TempDir(), "aconcagua.preventa"), officetest.Founding, clock.Now)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			s := signedIn(t, f, clock)
			m := &monkey{Rand: rand.New(rand.NewPCG(seed, 7)), t: t, ctx: t.Context(), s: s, did: map[string]int{}}
			copies := liveOn(m, f, clock)
			moved := false
			for i := range copies {
				for j := i + 1; j < len(copies); j++ {
					days := domain.Period{From: copies[i].day + 1, To: copies[j].day}
					opening, closing := inProgressIn(t, copies[i].path), inProgressIn(t, copies[j].path)
					moved = wantAddsUp(t, s, days, opening, closing) || moved
					wantAllTold(t, s, f, days)
				}
			}
			if !moved {
				t.Error("nothing ever moved")
			}
		})
	}
}

// inProgressIn is the amount in progress in an office file, in its currency.
func inProgressIn(t *testing.T, path string) (sum int64) {
	db := officetest.OpenSQL(t, path, "ro")
	defer db.Close()
	const query = `SELECT COALESCE(sum(o.office_amount), 0) FROM opportunity o JOIN state s ON s.id = o.state WHERE o.removed_at = 0 AND s.class IN ('open', 'hold')`
	if err := db.QueryRow(query).Scan(&sum); err != nil {
		t.Fatal(err)
	}
	return sum
}

// wantAddsUp checks the movements of days against what was in progress before and after; it
// reports whether anything moved.
func wantAddsUp(t *testing.T, s *office.Session, days domain.Period, opening, closing int64) bool {
	t.Helper()
	d, err := s.DailyMovement(t.Context(), days, nil)
	if err != nil {
		t.Fatal(err)
	}
	var added int64
	for _, m := range d.Movements {
		added += m.Pipeline
	}
	if opening+added != closing {
		t.Errorf("%s to %s: %d in progress, then %d, but the movements say %+d", days.From, days.To, opening, closing, added)
	}
	steps, err := s.MovementBridge(t.Context(), days)
	if err != nil {
		t.Fatal(err)
	}
	if from, to := steps[control.StepOpening].Amount, steps[control.StepClosing].Amount; from != opening || to != closing {
		t.Errorf("%s to %s: from %d to %d, but the bridge says from %d to %d", days.From, days.To, opening, closing, from, to)
	}
	return added != 0
}

// wantAllTold counts in the journal itself what movements must tell of.
func wantAllTold(t *testing.T, s *office.Session, f *officefile.File, days domain.Period) {
	t.Helper()
	d, err := s.DailyMovement(t.Context(), days, nil)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]int{}
	for _, m := range d.Movements {
		switch {
		case m.Kind != domain.KindOpportunity:
		case m.Op != "edit":
			told[m.Op]++
		case m.Field == "state" || m.Field == "expected_close" || m.Field == "removed_at" || m.Field == "name":
			told[m.Field]++
		}
	}
	begin, end := days.From.Time().UnixMilli(), (days.To + 1).Time().UnixMilli()
	for what, condition := range map[string]string{
		"add": "c.op = 'add'", "remove": "c.op = 'remove'", "state": `c.op = 'edit' AND c.fields LIKE '%"state":%'`, "name": `c.op = 'edit' AND c.fields LIKE '%"name":%'`,
		"expected_close": `c.op = 'edit' AND c.fields LIKE '%"expected_close":%'`, "removed_at": `c.op = 'edit' AND c.fields LIKE '%"removed_at":%'`,
	} {
		var count int
		query := "SELECT count(*) FROM change c JOIN change_set s ON s.seq = c.set_seq WHERE c.kind = 'opportunity' AND s.at >= $1 AND s.at < $2 AND " + condition
		if err := f.Writer().QueryRowContext(t.Context(), query, begin, end).Scan(&count); err != nil {
			t.Fatal(err)
		}
		if told[what] != count {
			t.Errorf("%s to %s: %d of %s told, %d in the journal", days.From, days.To, told[what], what, count)
		}
	}
}

// at makes it an hour of a day in Santiago, three hours behind the world's time.
func (c *calendar) at(day domain.Date, hour, minute int) {
	year, month, of := day.Civil()
	c.now = time.Date(year, month, of, hour, minute, 0, 0, time.FixedZone("Santiago", -3*60*60))
}

// linesOf are the rows of a report in the order of its layout, as files have them.
func linesOf(t *testing.T, s *office.Session, spec office.ReportSpec) []string {
	t.Helper()
	table := sure(s.ReportTable(t.Context(), spec))(t)
	if len(table.Records) != len(table.Rows) && table.Records != nil {
		t.Errorf("%d rows, %d records", len(table.Rows), len(table.Records))
	}
	var out strings.Builder
	seen := table.Seen()
	w := export.New(export.CSV, &out, seen.Columns)
	if err := errors.Join(w.Write(seen.Rows), w.Close()); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(strings.TrimPrefix(out.String(), "\ufeff")), "\n")
}

func TestTheMovementOfADay(t *testing.T) {
	c := newCalendar(t)
	first := beginning
	marta := another(t, c.Session, domain.Person{Name: "Marta Núñez", SignsIn: true, Salesperson: true})
	c.at(first, 9, 0)
	line := officetest.Save(t, c.Session, "Bottling line", func(d *office.Draft) { d.Amount, d.NewCustomer, d.ExpectedClose = 1000, "Viña", first+30 })
	press := officetest.Save(t, c.Session, "Press", func(d *office.Draft) { d.Amount, d.Salesperson = 500, marta.Me().ID })

	c.at(first+1, 23, 30) // the third already, where the world's time is kept
	line.Amount, line.ExpectedClose = 1200, first+60
	line, _, err := c.SaveOpportunity(t.Context(), line)
	if err != nil {
		t.Fatal(err)
	}
	c.at(first+1, 23, 35)
	won := sure(marta.WinOpportunity(t.Context(), press.ID, "", first+1, domain.Money{Minor: 550, Currency: "CLP"}))(t)
	c.at(first+1, 23, 36)
	undo := sure(marta.Undo(t.Context(), won.ID))(t)
	c.at(first+1, 23, 37)
	sure(marta.Undo(t.Context(), undo.ID))(t)
	c.at(first+1, 23, 40)
	c.plan(t, domain.Activity{Subject: "Talked about the price", Opportunity: line.ID, Day: first + 1, Minutes: 30, Done: true})
	c.plan(t, domain.Activity{Subject: "Visit", Opportunity: line.ID, Day: first + 9})
	c.at(first+1, 23, 50)
	quotation := quote(t, c.Session, line.ID, 700)
	sendQuotation(t, c.Session, quotation.ID, first+1)
	c.at(first+2, 0, 5)
	c.move(t, line.ID, "Lost")

	day := office.ReportSpec{Report: "daily-movement", Period: office.Span{From: first + 1, To: first + 1}}
	want(t, "the second", linesOf(t, c.Session, day), []string{
		"time,person,action,kind,number,name,field,old,new,amount",
		"2026-10-02 23:30,Ana Rojas,changed,opportunity,1,Bottling line,amount,1000,1200,200",
		"2026-10-02 23:30,Ana Rojas,changed,opportunity,1,Bottling line,expected_close,2026-10-31,2026-11-30,",
		"2026-10-02 23:35,Marta Núñez,won,opportunity,2,Press,state,New,Won,550",
		"2026-10-02 23:35,Marta Núñez,changed,opportunity,2,Press,amount,500,550,50",
		"2026-10-02 23:36,Marta Núñez,undone,opportunity,2,Press,state,Won,New,500",
		"2026-10-02 23:36,Marta Núñez,undone,opportunity,2,Press,amount,550,500,-50",
		"2026-10-02 23:37,Marta Núñez,redone,opportunity,2,Press,state,New,Won,550",
		"2026-10-02 23:37,Marta Núñez,redone,opportunity,2,Press,amount,500,550,50",
		"2026-10-02 23:40,Ana Rojas,done,activity,1,Talked about the price,,,,",
		"2026-10-02 23:50,Ana Rojas,sent,quotation," + quotation.Label() + ",Bottling line,,,,700",
	})
	day.Filter.Salespeople = []domain.ID{marta.Me().ID}
	want(t, "Marta's", len(linesOf(t, c.Session, day)), 1+6)
	want(t, "the third", linesOf(t, c.Session, office.ReportSpec{Report: "daily-movement", Period: office.Span{From: first + 2}})[1:], []string{
		"2026-10-03 00:05,Ana Rojas,lost,opportunity,1,Bottling line,state,New,Lost,1200",
	})

	d := sure(c.DailyMovement(t.Context(), domain.Period{From: first + 1, To: first + 1}, nil))(t)
	want(t, "figures", d.Figures, map[office.Deed]office.MovementFigure{ // the win counts once
		office.DeedChanged: {Count: 3, Amount: 250}, office.DeedWon: {Count: 1, Amount: 550}, office.DeedDone: {Count: 1, Minutes: 30}, office.DeedSent: {Count: 1, Amount: 700},
	})
	wantAddsUp(t, c.Session, domain.Period{From: first + 1, To: first + 1}, 1500, 1200)
	wantAddsUp(t, c.Session, domain.Period{From: first + 1, To: first + 2}, 1500, 0)
	wantAddsUp(t, c.Session, domain.Period{From: first, To: first}, 0, 1500)
}

func TestWhatWasEmptiedForGoodStaysAMovementWithoutWords(t *testing.T) {
	c := newCalendar(t)
	secret := officetest.Save(t, c.Session, "Secret", func(d *office.Draft) { d.Amount = 1000 })
	c.turn(beginning + 1)
	sure(c.DeleteOpportunities(t.Context(), []domain.ID{secret.ID}))(t)
	c.turn(beginning + 2)
	records := []office.Reference{{Kind: domain.KindOpportunity, ID: secret.ID}}
	sure(c.Purge(t.Context(), records, sure(c.PlanPurge(t.Context(), records))(t)))(t)
	for i, deeds := range [][]office.Deed{{office.DeedOpened}, {office.DeedChanged}, {office.DeedDeleted}} {
		d := sure(c.DailyMovement(t.Context(), domain.Period{From: beginning + domain.Date(i), To: beginning + domain.Date(i)}, nil))(t)
		var told []office.Deed
		for _, m := range d.Movements {
			told = append(told, m.Deed)
			if m.Name != "" || m.Amount != 0 || m.Opens().ID != "" {
				t.Errorf("day %d tells %q, %d", i, m.Name, m.Amount)
			}
		}
		want(t, fmt.Sprint("day ", i), told, deeds)
		wantAddsUp(t, c.Session, d.Days, 0, 0)
	}
}

func TestAProbabilityStatedWithAMoveIsAMovementOfItsOwn(t *testing.T) {
	c := newCalendar(t)
	c.turn(beginning)
	line := officetest.Save(t, c.Session, "Bottling line", func(d *office.Draft) { d.Amount = 1000 })
	press := officetest.Save(t, c.Session, "Press", func(d *office.Draft) { d.Amount = 1000 })
	c.turn(beginning + 1)
	states := sure(c.States(t.Context()))(t)
	state := states[slices.IndexFunc(states, func(s domain.State) bool { return s.Name == "Negotiation" })]
	line.State, line.Probability, line.ProbabilityOwn = state.ID, 42, true
	if _, _, err := c.SaveOpportunity(t.Context(), line); err != nil {
		t.Fatal(err)
	}
	c.move(t, press.ID, "Negotiation")
	d := sure(c.DailyMovement(t.Context(), domain.Period{From: beginning + 1, To: beginning + 1}, nil))(t)
	var told []string
	for _, m := range d.Movements {
		told = append(told, fmt.Sprint(m.Name, " ", m.Field))
	}
	want(t, "movements", told, []string{"Bottling line state", "Bottling line probability", "Press state"})
}

func TestTheSheetOfADayLeadsFromTheEveningBeforeToItsOwn(t *testing.T) {
	c := newCalendar(t)
	c.turn(beginning)
	officetest.Save(t, c.Session, "Bottling line", func(d *office.Draft) { d.Amount = 1000 })
	c.turn(beginning + 1)
	officetest.Save(t, c.Session, "Press", func(d *office.Draft) { d.Amount = 500 })
	spec := office.ReportSpec{Report: office.DailyMovementID, Period: office.Span{From: beginning + 1, To: beginning + 1}}
	words := func(key string, args domain.Args) string { return fmt.Sprint(key, args["Day"]) }
	sheet := sure(c.ReportSheet(t.Context(), spec, words))(t)
	r := sheet.Region
	money := func(minor int64) string { return r.Money(domain.Money{Minor: minor, Currency: sheet.Currency}) }
	want(t, "last note", sheet.Notes[len(sheet.Notes)-1], "movement.bridge"+r.Date(beginning)+": "+money(1000)+"  + bridge.created<nil> "+money(500)+
		"  = "+money(1500)+" movement.bridge_end"+r.Date(beginning+1))
}

func TestThePaperOfADayHasHoursAndPercentages(t *testing.T) {
	c := newCalendar(t)
	c.at(beginning, 9, 5)
	line := officetest.Save(t, c.Session, "Bottling line", func(d *office.Draft) { d.Amount = 1000 })
	line.Probability, line.ProbabilityOwn = 42, true
	if _, _, err := c.SaveOpportunity(t.Context(), line); err != nil {
		t.Fatal(err)
	}
	spec := office.ReportSpec{Report: office.DailyMovementID, Period: office.Span{From: beginning, To: beginning}}
	table := sure(c.ReportTable(t.Context(), spec))(t)
	r := c.Office().Region()
	_, at := table.Column("new")
	last := table.Rows[len(table.Rows)-1]
	want(t, "hour", table.Columns[0].Tell(last, r), r.Clock(time.Date(2026, 10, 1, 9, 5, 0, 0, time.UTC)))
	want(t, "probability", table.Columns[at].Tell(last, r), r.Percent(42))
	spec.Period.To = beginning + 1
	table = sure(c.ReportTable(t.Context(), spec))(t)
	want(t, "hours alone of several days", table.Columns[0].Tell != nil, false)
}
