package officefile_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// today is the day offices of the tests begin on.
var today = domain.NewDate(2026, 10, 15)

// quote saves a quotation of an opportunity ("" for none) with lines of so much each.
func quote(t testing.TB, s *office.Session, opportunity domain.ID, prices ...int64) office.QuotationDraft {
	t.Helper()
	d, err := s.NewQuotation(t.Context(), opportunity, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, price := range prices {
		d.Lines = append(d.Lines, domain.Line{Description: "line", Quantity: domain.QuantityScale, Price: price})
	}
	return saveQuotation(t, s, d)
}

func saveQuotation(t testing.TB, s *office.Session, d office.QuotationDraft) office.QuotationDraft {
	t.Helper()
	saved, _, err := s.SaveQuotation(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

// readQuotation is a quotation as it is stored.
func readQuotation(t testing.TB, s *office.Session, id domain.ID) office.QuotationDraft {
	t.Helper()
	d, err := s.Quotation(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sendQuotation marks a quotation sent on a day.
func sendQuotation(t testing.TB, s *office.Session, id domain.ID, on domain.Date) {
	t.Helper()
	if _, err := s.SendQuotation(t.Context(), id, on); err != nil {
		t.Fatal(err)
	}
}

// nearest rounds a fraction half away from zero, by the textbook: it takes the whole part and
// looks at what is left.
func nearest(exact *big.Rat) *big.Int {
	whole, rest := new(big.Int).QuoRem(exact.Num(), exact.Denom(), new(big.Int))
	if rest.Abs(rest).Lsh(rest, 1).Cmp(exact.Denom()) >= 0 {
		whole.Add(whole, big.NewInt(int64(exact.Sign())))
	}
	return whole
}

// added are the sums of lines by fractions.
func added(lines []domain.Line) (net, tax *big.Int) {
	net, tax = new(big.Int), new(big.Int)
	for _, l := range lines {
		exact := new(big.Rat).SetFrac64(l.Quantity, 1000)
		exact.Mul(exact, new(big.Rat).SetInt64(l.Price))
		exact.Mul(exact, new(big.Rat).SetFrac64(int64(10_000-l.Discount), 10_000))
		rounded := nearest(exact)
		net.Add(net, rounded)
		taxed := new(big.Rat).Mul(new(big.Rat).SetInt(rounded), new(big.Rat).SetFrac64(int64(l.Tax), 10_000))
		tax.Add(tax, nearest(taxed))
	}
	return net, tax
}

// A currency of every number of decimals there is.
var quotedCurrencies = []domain.Currency{"CLP", "EUR", "KWD", "CLF"}

func TestTheTotalOfAQuotationIsTheSumOfItsRoundedLines(t *testing.T) {
	_, s := officetest.New(t)
	rapid.Check(t, func(rt *rapid.T) {
		d, err := s.NewQuotation(t.Context(), "", "")
		if err != nil {
			rt.Fatal(err)
		}
		d.Currency = rapid.SampledFrom(quotedCurrencies).Draw(rt, "currency")
		for range rapid.IntRange(1, 8).Draw(rt, "lines") {
			d.Lines = append(d.Lines, domain.Line{
				Description: "line",
				Quantity:    rapid.Int64Range(-1_000_000, 1_000_000).Draw(rt, "quantity"),
				Price:       rapid.OneOf(rapid.Int64Range(-1000, 1000), rapid.Int64Range(-1<<49, 1<<49)).Draw(rt, "price"),
				Discount:    rapid.OneOf(rapid.Just(0), rapid.IntRange(0, 10_000)).Draw(rt, "discount"),
				Tax:         rapid.SampledFrom([]int{0, 500, 825, 1000, 1900, 2100}).Draw(rt, "tax"),
			})
		}
		net, tax := added(d.Lines)
		total := new(big.Int).Add(net, tax)
		saved, _, err := s.SaveQuotation(t.Context(), d)
		if !net.IsInt64() || !tax.IsInt64() || !total.IsInt64() {
			if !domain.Is(err, domain.Invalid) {
				rt.Fatalf("%v does not fit, but %v", total, err)
			}
			return
		}
		if err != nil {
			rt.Fatal(err)
		}
		q := readQuotation(t, s, saved.ID)
		if q.Subtotal != net.Int64() || q.Tax != tax.Int64() || q.Total != total.Int64() {
			rt.Fatalf("%d + %d = %d, want %v + %v = %v", q.Subtotal, q.Tax, q.Total, net, tax, total)
		}
	})
}

func TestRoundingByHand(t *testing.T) {
	for _, c := range []struct {
		line     domain.Line
		net, tax int64
	}{
		{domain.Line{Quantity: 1500, Price: 333, Tax: 1900}, 500, 95},                  // 499.5 → 500; 95
		{domain.Line{Quantity: -1500, Price: 333, Tax: 1900}, -500, -95},               // a credit takes back as much
		{domain.Line{Quantity: 1000, Price: 1, Discount: 5000, Tax: 5000}, 1, 1},       // 0.5 → 1; 0.5 → 1
		{domain.Line{Quantity: 1000, Price: 1, Discount: 5001, Tax: 1900}, 0, 0},       // 0.4999 → 0
		{domain.Line{Quantity: 3000, Price: 999, Discount: 10_000, Tax: 1900}, 0, 0},   // for nothing
		{domain.Line{Quantity: 333, Price: 1005, Discount: 1250, Tax: 825}, 293, 24},   // 292.82 → 293; 24.17 → 24
		{domain.Line{Quantity: 1, Price: 1_000_000_000_000_000}, 1_000_000_000_000, 0}, // a thousandth
	} {
		net, fits := c.line.Net()
		tax, taxFits := c.line.TaxAmount()
		if net != c.net || tax != c.tax || !fits || !taxFits {
			t.Errorf("%+v: %d and %d, want %d and %d", c.line, net, tax, c.net, c.tax)
		}
	}
}

func TestQuotationsAreNumberedAnewEveryYear(t *testing.T) {
	_, s := officetest.New(t)
	numbered := func(day domain.Date) string {
		d, err := s.NewQuotation(t.Context(), "", "")
		if err != nil {
			t.Fatal(err)
		}
		d.Day, d.ValidUntil = day, 0
		return saveQuotation(t, s, d).Label()
	}
	for _, c := range []struct {
		day  domain.Date
		want string
	}{
		{today, "Q-2026-0001 A"}, {today, "Q-2026-0002 A"}, {domain.NewDate(2027, 1, 2), "Q-2027-0001 A"}, {today, "Q-2026-0003 A"},
	} {
		if got := numbered(c.day); got != c.want {
			t.Errorf("on %s: %s, want %s", c.day, got, c.want)
		}
	}
}

func TestADeletedNumberIsNotGivenAgain(t *testing.T) {
	_, s := officetest.New(t)
	first := quote(t, s, "", 1)
	if _, err := s.DeleteQuotations(t.Context(), []domain.ID{first.ID}); err != nil {
		t.Fatal(err)
	}
	if got := quote(t, s, "", 1).Number; got != "Q-2026-0002" {
		t.Errorf("the next is %s", got)
	}
}

func TestBlankLinesAreLeftOutAndTheOthersKeepTheirOrder(t *testing.T) {
	_, s := officetest.New(t)
	d := quote(t, s, "", 10, 20, 30)
	d.Lines[0], d.Lines[2] = d.Lines[2], d.Lines[0]
	d.Lines = append(d.Lines, domain.Line{Quantity: domain.QuantityScale, Tax: 1900}, domain.Line{Description: "last", Price: 40, Quantity: domain.QuantityScale})
	saveQuotation(t, s, d)
	var prices []int64
	for i, l := range readQuotation(t, s, d.ID).Lines {
		if l.Place != i+1 {
			t.Errorf("line %d stands at %d", i+1, l.Place)
		}
		prices = append(prices, l.Price)
	}
	if len(prices) != 4 || prices[0] != 30 || prices[1] != 20 || prices[2] != 10 || prices[3] != 40 {
		t.Errorf("prices are %v", prices)
	}
}

func TestAQuotationGoesFromDraftToItsEnd(t *testing.T) {
	_, s := officetest.New(t)
	refused := func(what string, _ any, err error) {
		t.Helper()
		if !domain.Is(err, domain.Conflict) {
			t.Errorf("%s: %v", what, err)
		}
	}
	draft := quote(t, s, "", 100)
	set, err := s.AcceptQuotation(t.Context(), draft.ID, today)
	refused("accepting a draft", set, err)
	_, set, err = s.ReviseQuotation(t.Context(), draft.ID)
	refused("revising a draft", set, err)
	sendQuotation(t, s, draft.ID, today)
	set, err = s.SendQuotation(t.Context(), draft.ID, today)
	refused("sending it again", set, err)
	edited := readQuotation(t, s, draft.ID)
	edited.Subject = "changed"
	_, set, err = s.SaveQuotation(t.Context(), edited)
	refused("editing what was sent", set, err)
	if _, err := s.AcceptQuotation(t.Context(), draft.ID, today.Add(1)); err != nil {
		t.Fatal(err)
	}
	set, err = s.RejectQuotation(t.Context(), draft.ID, today)
	refused("rejecting what is accepted", set, err)
	_, set, err = s.ReviseQuotation(t.Context(), draft.ID)
	refused("revising what is accepted", set, err)
	if q := readQuotation(t, s, draft.ID); q.Status != domain.Accepted || q.DecidedOn != today.Add(1) || q.SentOn != today || q.Subject != "" {
		t.Errorf("it is %+v", q.Quotation)
	}
	empty := quote(t, s, "")
	if _, err := s.SendQuotation(t.Context(), empty.ID, today); !domain.Is(err, domain.Invalid) {
		t.Errorf("sending one without lines: %v", err)
	}
}

func TestASentQuotationExpiresTheDayAfter(t *testing.T) {
	_, s := officetest.New(t)
	for _, c := range []struct {
		until domain.Date
		want  domain.QuotationStatus
	}{{today, domain.Sent}, {today.Add(-1), domain.Expired}, {0, domain.Sent}} {
		d, err := s.NewQuotation(t.Context(), "", "")
		if err != nil {
			t.Fatal(err)
		}
		d.Day, d.ValidUntil = today.Add(-30), c.until
		d.Lines = []domain.Line{{Description: "line", Quantity: 1000, Price: 1}}
		d = saveQuotation(t, s, d)
		sendQuotation(t, s, d.ID, today.Add(-30))
		rows, err := s.Quotations(t.Context(), office.Query{Conditions: []office.Condition{{Column: office.ColumnNumber, Values: []string{d.Number}}}}, 0, 10)
		if err != nil || len(rows) != 1 || rows[0].Status != c.want {
			t.Errorf("valid until %s: %+v, %v; want %s", c.until, rows, err, c.want)
		}
		listed, err := s.Count(t.Context(), domain.KindQuotation, office.Query{Conditions: []office.Condition{
			{Column: office.ColumnNumber, Values: []string{d.Number}}, {Column: office.ColumnStatus, Values: []string{string(c.want)}}}})
		if err != nil || listed != 1 {
			t.Errorf("valid until %s: %d are listed as %s, %v", c.until, listed, c.want, err)
		}
	}
}

func TestARevisionSupersedesAndItsDeletionReinstates(t *testing.T) {
	_, s := officetest.New(t)
	for _, decided := range []domain.QuotationStatus{domain.Sent, domain.Rejected} {
		old := quote(t, s, "", 100, 200)
		sendQuotation(t, s, old.ID, today)
		if decided == domain.Rejected {
			if _, err := s.RejectQuotation(t.Context(), old.ID, today); err != nil {
				t.Fatal(err)
			}
		}
		next, set, err := s.ReviseQuotation(t.Context(), old.ID)
		if err != nil {
			t.Fatal(err)
		}
		if next.Label() != old.Number+" B" || next.Status != domain.Draft || next.Supersedes != old.ID || len(next.Lines) != 2 || next.Total != 300 {
			t.Errorf("the revision is %+v", next)
		}
		if q := readQuotation(t, s, old.ID); q.Status != domain.Superseded || len(q.Lines) != 2 {
			t.Errorf("the old one is %+v", q)
		}
		if _, err := s.DeleteQuotations(t.Context(), []domain.ID{next.ID}); err != nil {
			t.Fatal(err)
		}
		if q := readQuotation(t, s, old.ID); q.Status != decided {
			t.Errorf("after the revision was deleted it is %s, want %s", q.Status, decided)
		}
		if len(set.Changes) == 0 || set.Changes[0].Record != next.ID {
			t.Errorf("the set begins with %+v", set.Changes)
		}
	}
}

func TestTheAmountFollowsTheAcceptedElseTheNewestSent(t *testing.T) {
	_, s := officetest.New(t)
	o := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.Amount = 7 })
	if _, err := s.FollowQuotations(t.Context(), o.ID, true); err != nil {
		t.Fatal(err)
	}
	want := func(when string, amount int64) {
		t.Helper()
		now, err := s.Opportunity(t.Context(), o.ID)
		if err != nil || now.Amount != amount {
			t.Errorf("%s it is worth %d, %v; want %d", when, now.Amount, err, amount)
		}
	}
	a, b := quote(t, s, o.ID, 100), quote(t, s, o.ID, 200)
	want("with drafts only", 7)
	sendQuotation(t, s, a.ID, today)
	want("with one sent", 100)
	sendQuotation(t, s, b.ID, today.Add(1))
	want("with a later one sent", 200)
	if _, err := s.AcceptQuotation(t.Context(), a.ID, today.Add(2)); err != nil {
		t.Fatal(err)
	}
	want("with the earlier one accepted", 100)
	if _, err := s.DeleteQuotations(t.Context(), []domain.ID{a.ID}); err != nil {
		t.Fatal(err)
	}
	want("with the accepted one deleted", 200)
	if _, err := s.AttachQuotation(t.Context(), b.ID, ""); err != nil {
		t.Fatal(err)
	}
	want("with none left", 200)
}
