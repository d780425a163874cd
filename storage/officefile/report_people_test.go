package officefile_test

import (
	"testing"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

func TestTheReportsOfActivities(t *testing.T) {
	c := newCalendar(t)
	marta := another(t, c.Session, domain.Person{Name: "Marta Núñez", SignsIn: true}).Me().ID
	ana := c.Me().ID
	line := officetest.Save(t, c.Session, "Bottling line", func(d *office.Draft) {
		d.NewCustomer, d.Card = "Viña", domain.Contact{Name: "Pedro"}
	})
	bin := officetest.Save(t, c.Session, "In the bin", nil)
	c.plan(t, domain.Activity{Subject: "Late", Opportunity: line.ID, Contact: line.Contact, Day: beginning - 3, Minutes: 20})
	c.plan(t, domain.Activity{Subject: "Today, both", Opportunity: line.ID, Day: beginning, Minute: 9*60 + 31, Minutes: 60, People: []domain.ID{ana, marta}})
	c.plan(t, domain.Activity{Subject: "With the customer", Customer: line.Customer, Day: beginning + 14})
	c.plan(t, domain.Activity{Subject: "Too far", Opportunity: line.ID, Day: beginning + 15})
	c.plan(t, domain.Activity{Subject: "Of what is binned", Opportunity: bin.ID, Day: beginning})
	c.plan(t, domain.Activity{Subject: "Done", Opportunity: line.ID, Day: beginning, Minutes: 45, Done: true, People: []domain.ID{marta}})
	c.plan(t, domain.Activity{Subject: "Done long ago", Opportunity: line.ID, Day: beginning - 1, Done: true})
	sure(c.DeleteOpportunities(t.Context(), []domain.ID{bin.ID}))(t)

	const head = "person,day,time,status,type,subject,number,opportunity,customer,contact,minutes"
	want(t, "agenda", linesOf(t, c.Session, office.ReportSpec{Report: "agenda"}), []string{
		head,
		"Ana Rojas,2026-09-28,,overdue,Call,Late,1,Bottling line,Viña,Pedro,20",
		"Ana Rojas,2026-10-01,09:30,today,Call,\"Today, both\",1,Bottling line,Viña,,60",
		"Ana Rojas,2026-10-15,,planned,Call,With the customer,,,Viña,,",
		"Marta Núñez,2026-10-01,09:30,today,Call,\"Today, both\",1,Bottling line,Viña,,60",
	})
	hers := office.ReportSpec{Report: "agenda", Days: 20, Filter: control.Filter{Salespeople: []domain.ID{marta}}}
	want(t, "hers", len(linesOf(t, c.Session, hers)), 1+1)
	want(t, "of the customer, further", len(linesOf(t, c.Session, office.ReportSpec{Report: "agenda", Days: 20, Filter: control.Filter{Customers: []domain.ID{line.Customer}}})), 1+5)
	want(t, "of no customer", len(linesOf(t, c.Session, office.ReportSpec{Report: "agenda", Filter: control.Filter{Customers: []domain.ID{""}}})), 1)
	want(t, "done in October", linesOf(t, c.Session, office.ReportSpec{Report: "activities-done", Period: office.Span{From: beginning}}), []string{
		"person,day,time,type,subject,number,opportunity,customer,contact,minutes",
		"Marta Núñez,2026-10-01,,Call,Done,1,Bottling line,Viña,,45",
	})
	want(t, "done", len(linesOf(t, c.Session, office.ReportSpec{Report: "activities-done"})), 1+2)
}

func TestTheReportsOfQuotations(t *testing.T) {
	c := newCalendar(t)
	sure(c.SaveRates(t.Context(), []domain.Rate{{Currency: "USD", Day: beginning, Value: 900 * domain.RateScale}}, nil))(t)
	line := officetest.Save(t, c.Session, "Bottling line", func(d *office.Draft) { d.NewCustomer = "Viña" })
	quoted := func(until domain.Date, currency domain.Currency, price int64) office.QuotationDraft {
		d := sure(c.NewQuotation(t.Context(), line.ID, ""))(t)
		d.ValidUntil, d.Currency = until, currency
		d.Lines = []domain.Line{{Description: "line", Quantity: domain.QuantityScale, Price: price}}
		return saveQuotation(t, c.Session, d)
	}
	long, dollars, expired, draft, taken := quoted(beginning+40, "CLP", 700), quoted(beginning+12, "USD", 100), quoted(beginning+4, "CLP", 50), quoted(beginning+30, "CLP", 9), quoted(beginning+30, "CLP", 8)
	for i, q := range []office.QuotationDraft{long, dollars, expired, taken} {
		sendQuotation(t, c.Session, q.ID, beginning+domain.Date(i))
	}
	sure(c.AcceptQuotation(t.Context(), taken.ID, beginning+3))(t)
	c.turn(beginning + 5)
	want(t, "pending", linesOf(t, c.Session, office.ReportSpec{Report: "quotations-pending"}), []string{
		"quotation,subject,customer,number,opportunity,salesperson,status,sent_on,days_waiting,valid_until,days_left,total,currency",
		long.Label() + ",Bottling line,Viña,1,Bottling line,Ana Rojas,sent,2026-10-01,5,2026-11-10,35,700,CLP",
		dollars.Label() + ",Bottling line,Viña,1,Bottling line,Ana Rojas,sent,2026-10-02,4,2026-10-13,7,1.00,USD",
		expired.Label() + ",Bottling line,Viña,1,Bottling line,Ana Rojas,expired,2026-10-03,3,2026-10-05,-1,50,CLP",
	})
	want(t, "expiring", linesOf(t, c.Session, office.ReportSpec{Report: "quotations-expiring"})[1:], []string{
		dollars.Label() + ",Bottling line,Viña,1,Bottling line,Ana Rojas,sent,2026-10-02,4,2026-10-13,7,1.00,USD",
	})
	want(t, "a draft is not sent", draft.Status, domain.Draft)
	table := sure(c.ReportTable(t.Context(), office.ReportSpec{Report: "quotations-pending"}))(t)
	_, at := table.Column("report_amount")
	var sum int64
	for _, row := range table.Rows {
		sum += row[at].(domain.Money).Minor
	}
	want(t, "in pesos", sum, int64(700+900+50))
	nobodys := office.ReportSpec{Report: "quotations-pending", Filter: control.Filter{Salespeople: []domain.ID{""}}}
	want(t, "nobody's", len(linesOf(t, c.Session, nobodys)), 1)
	sure(c.LoseOpportunity(t.Context(), line.ID, "", beginning+5, "", ""))(t)
	want(t, "of what is closed", len(linesOf(t, c.Session, office.ReportSpec{Report: "quotations-pending"})), 1)
}

func TestWhatChangedInAPeriod(t *testing.T) {
	c := newCalendar(t)
	marta := another(t, c.Session, domain.Person{Name: "Marta Núñez", SignsIn: true, Salesperson: true}).Me().ID
	line := officetest.Save(t, c.Session, "Bottling line", func(d *office.Draft) {
		d.NewCustomer, d.Amount, d.ExpectedClose = "Viña", 1000, beginning+30
	})
	press := officetest.Save(t, c.Session, "Press", func(d *office.Draft) { d.Amount = 500 })
	save := func(day int, d office.Draft, edit func(*office.Draft)) office.Draft {
		c.turn(beginning + domain.Date(day))
		edit(&d)
		saved, _, err := c.SaveOpportunity(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		return saved
	}
	line = save(1, line, func(d *office.Draft) { d.Amount, d.ExpectedClose, d.Name = 1200, beginning+60, "Bottling lines" })
	line = save(2, line, func(d *office.Draft) { d.Amount, d.ExpectedClose = 900, beginning+10 })
	line = save(2, line, func(d *office.Draft) { d.Salesperson, d.State = marta, c.stateNamed(t, "Negotiation").ID })
	press = save(3, press, func(d *office.Draft) { d.ExpectedClose = beginning + 5 })
	sure(c.WinOpportunity(t.Context(), line.ID, "", beginning+3, domain.Money{Minor: 950, Currency: "CLP"}))(t)
	c.turn(beginning + 4)
	sure(c.ReopenOpportunity(t.Context(), line.ID, ""))(t)
	sure(c.LoseOpportunity(t.Context(), press.ID, "", beginning+4, "", ""))(t)
	sure(c.DeleteOpportunities(t.Context(), []domain.ID{press.ID}))(t)
	c.turn(beginning + 5)
	sure(c.Restore(t.Context(), []office.Reference{{Kind: domain.KindOpportunity, ID: press.ID}}))(t)

	spec := office.ReportSpec{Report: "changes", Period: office.Span{From: beginning, To: beginning + 4}}
	want(t, "changes", linesOf(t, c.Session, spec), []string{
		"day,number,name,customer,salesperson,change,old,new,difference,amount",
		"2026-10-02,1,Bottling lines,Viña,Ana Rojas,raised,1000,1200,200,1200",
		"2026-10-02,1,Bottling lines,Viña,Ana Rojas,postponed,2026-10-31,2026-11-30,,1200",
		"2026-10-03,1,Bottling lines,Viña,Ana Rojas,lowered,1200,900,-300,900",
		"2026-10-03,1,Bottling lines,Viña,Ana Rojas,pulled_in,2026-11-30,2026-10-11,,900",
		"2026-10-03,1,Bottling lines,Viña,Marta Núñez,moved,New,Negotiation,,900",
		"2026-10-03,1,Bottling lines,Viña,Marta Núñez,reassigned,Ana Rojas,Marta Núñez,,900",
		"2026-10-04,1,Bottling lines,Viña,Marta Núñez,won,Negotiation,Won,,950",
		"2026-10-04,1,Bottling lines,Viña,Marta Núñez,raised,900,950,50,950",
		"2026-10-04,2,Press,,Ana Rojas,pulled_in,,2026-10-06,,500",
		"2026-10-05,1,Bottling lines,Viña,Marta Núñez,reopened,Won,New,,950",
		"2026-10-05,2,Press,,Ana Rojas,lost,New,Lost,,500",
		"2026-10-05,2,Press,,Ana Rojas,removed,,,,500",
	})
	spec.Filter.Salespeople = []domain.ID{marta}
	want(t, "Marta's then", len(linesOf(t, c.Session, spec)), 1+5)
	want(t, "later", linesOf(t, c.Session, office.ReportSpec{Report: "changes", Period: office.Span{From: beginning + 5}})[1:], []string{
		"2026-10-06,2,Press,,Ana Rojas,restored,,,,500",
	})
	listed := office.ReportSpec{Report: "changes", Period: office.Span{From: beginning + 4}, List: &office.Query{Text: "bottling"}}
	want(t, "of a list", len(linesOf(t, c.Session, listed)), 1+1)
}

func TestTheReportsOfCustomers(t *testing.T) {
	c := newCalendar(t)
	line := officetest.Save(t, c.Session, "Bottling line", func(d *office.Draft) { d.NewCustomer, d.Amount = "Viña Los Aromos", 1000 })
	officetest.Save(t, c.Session, "Press", func(d *office.Draft) { d.NewCustomer = "Viña Los Aromo" })
	c.plan(t, domain.Activity{Subject: "Called", Opportunity: line.ID, Day: beginning, Minute: 10*60 + 1, Done: true, Notes: "They like it"})
	c.plan(t, domain.Activity{Subject: "Visit", Customer: line.Customer, Day: beginning + 3})
	quotation := quote(t, c.Session, line.ID, 700)

	spec := office.ReportSpec{Report: "customer-history", Filter: control.Filter{Customers: []domain.ID{line.Customer}}}
	want(t, "history", linesOf(t, c.Session, spec), []string{
		"day,time,kind,number,title,detail,status,person,amount,currency,note",
		"2026-10-04,,activity,,Visit,Call,planned,Ana Rojas,,,",
		"2026-10-01,,opportunity,1,Bottling line,New,open,Ana Rojas,1000,CLP,",
		"2026-10-01,,quotation," + quotation.Label() + ",Bottling line,Bottling line,draft,Ana Rojas,700,CLP,",
		"2026-10-01,10:00,activity,,Called,Call,done,Ana Rojas,,,They like it",
	})
	spec.Period = office.Span{To: beginning}
	want(t, "until the first", len(linesOf(t, c.Session, spec)), 1+3)
	if _, err := c.ReportTable(t.Context(), office.ReportSpec{Report: "customer-history"}); !domain.Is(err, domain.Invalid) {
		t.Errorf("of no customer: %v", err)
	}

	pairs := linesOf(t, c.Session, office.ReportSpec{Report: "duplicates"})
	want(t, "pairs", len(pairs), 1+1)
	want(t, "head", pairs[0], "kind,first,first_customer,other,other_customer,likelihood,tax_id,email,phone,name")

	complete := sure(c.ReportTable(t.Context(), office.ReportSpec{Report: "completeness"}))(t)
	want(t, "completeness is the same", complete.Seen().Rows, sure(c.CompletenessReport(t.Context()))(t).Rows)
}
