package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"

	"preventa/domain"
	"preventa/domain/office"
)

// eachQuick goes through the rows of a query the quick way, on a connection that reads. Row may
// end it.
func (s *Store) eachQuick(ctx context.Context, query string, args []any, row func(v []driver.Value) error) error {
	return s.inSnapshots(ctx, 1, func(conns []*sql.Conn) error {
		return quickRows(ctx, conns[0], query, named(args), func(v []driver.Value) error {
			return errors.Join(ctx.Err(), row(v))
		})
	})
}

// PersonalActivities lists activities as each of their people has them, by day and time.
func (s *Store) PersonalActivities(ctx context.Context, asked office.ActivitiesAsked) ([]office.PersonalActivity, error) {
	var b builder
	done := "FALSE"
	if asked.Done {
		done = "TRUE"
	}
	b.where("a.done = " + done)
	b.where(activityList.base)
	if asked.Days.From != 0 {
		b.where("a.day >= " + b.arg(asked.Days.From.String()))
	}
	if asked.Days.To != 0 {
		b.where("a.day <= " + b.arg(asked.Days.To.String()))
	}
	b.among("w.item", asked.People)
	b.among("c.id", asked.Customers)
	query := `SELECT a.id, a.day, a.minute, a.minutes, COALESCE(t.name, ''), a.subject, COALESCE(p.name, ''), COALESCE(o.number, 0), COALESCE(o.name, ''),
		COALESCE(c.name, ''), ` + contactLabel + `
		FROM activity a LEFT JOIN activity_people w ON w.record = a.id LEFT JOIN person p ON p.id = w.item` +
		activityType + activityOpportunity + activityCustomer + activityContact + b.clause() + " ORDER BY a.day, a.minute, a.id"
	var list []office.PersonalActivity
	days := newDays()
	err := s.eachQuick(ctx, query, b.args, func(v []driver.Value) error {
		list = append(list, office.PersonalActivity{
			ID: domain.ID(textOf(v[0])), Day: days.of(textOf(v[1])), Minute: int(numberOf(v[2])), Minutes: int(numberOf(v[3])), Type: textOf(v[4]),
			Subject: textOf(v[5]), Person: textOf(v[6]), Number: numberOf(v[7]), Opportunity: textOf(v[8]), Customer: textOf(v[9]), Contact: textOf(v[10]),
		})
		return nil
	})
	return list, err
}

// among keeps the rows whose value of an expression is one of some ids, all without any; the id
// "" is no value.
func (b *builder) among(expression string, ids []domain.ID) {
	if len(ids) == 0 {
		return
	}
	marks, none := "", ""
	for _, id := range ids {
		if id == "" {
			none = expression + " IS NULL OR "
			continue
		}
		if marks != "" {
			marks += ", "
		}
		marks += b.arg(string(id))
	}
	b.where("(" + none + expression + " IN (" + marks + "))")
}

// SentQuotations lists the quotations that were sent and have no answer, those that have
// expired too, by the day they were sent.
func (s *Store) SentQuotations(ctx context.Context, asked office.QuotationsAsked) ([]office.SentQuotation, error) {
	var b builder
	b.where(quotationList.base)
	b.where("q.status = " + b.arg(string(domain.Sent)))
	b.where("o.closed_on IS NULL") // of what is closed nobody awaits an answer
	if asked.ValidUntil.From != 0 {
		b.where("q.valid_until >= " + b.arg(asked.ValidUntil.From.String()))
	}
	if asked.ValidUntil.To != 0 {
		b.where("q.valid_until <= " + b.arg(asked.ValidUntil.To.String()))
	}
	b.among("q.salesperson", asked.Salespeople)
	b.among("q.customer", asked.Customers)
	query := `SELECT q.id, q.number, q.revision, q.subject, COALESCE(c.name, ''), COALESCE(o.number, 0), COALESCE(o.name, ''), COALESCE(p.name, ''),
		q.sent_on, q.valid_until, q.total, q.currency
		FROM quotation q` + quotationCustomer + quotationOpportunity + quotationPerson + b.clause() + " ORDER BY q.sent_on, q.sequence, q.revision, q.id"
	var list []office.SentQuotation
	days := newDays()
	err := s.eachQuick(ctx, query, b.args, func(v []driver.Value) error {
		list = append(list, office.SentQuotation{
			ID: domain.ID(textOf(v[0])), Number: textOf(v[1]), Revision: int(numberOf(v[2])), Subject: textOf(v[3]), Customer: textOf(v[4]),
			OpportunityNo: numberOf(v[5]), Opportunity: textOf(v[6]), Salesperson: textOf(v[7]), SentOn: days.of(textOf(v[8])), ValidUntil: days.of(textOf(v[9])),
			Total: domain.Money{Minor: numberOf(v[10]), Currency: domain.Currency(textOf(v[11]))},
		})
		return nil
	})
	return list, err
}
