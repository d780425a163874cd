package office

import (
	"context"
	"strings"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/report"
)

// reportNotes say under a report's title what it is narrowed to, and as of which day.
func (s *Session) reportNotes(ctx context.Context, spec ReportSpec, words report.Words) ([]string, error) {
	d, _ := FindReport(spec.Report)
	dated, err := s.dated(spec)
	if err != nil {
		return nil, err
	}
	n := noting{words: words, session: s}
	if d.Has(TakesPeriod) {
		n.span(spec.Period, dated.Filter.Period, "filter.period")
	}
	if d.Has(TakesExpected) && !spec.Expected.Always() {
		n.span(spec.Expected, domain.Period{From: dated.Expected.From, To: dated.Expected.To}, "opportunity.expected")
	}
	if d.Has(TakesDays) {
		days := spec.Days
		if days == 0 {
			days = d.Start.Days
		}
		n.add(words("report.next_days", domain.Args{"Count": days}))
	}
	if err := n.names(ctx, spec.Filter); err != nil {
		return nil, err
	}
	if spec.Filter.Currency != "" {
		n.add(words("control.only_in", domain.Args{"Currency": string(spec.Filter.Currency)}))
	}
	if spec.List != nil {
		n.add(words("report.only_list", nil))
	}
	if spec.Filter.Compare != control.NotCompared && d.Has(TakesCompare) {
		n.add(n.said("control.compare", words(comparisonKeys[spec.Filter.Compare], nil)))
	}
	if d.Has(TakesAsOf) {
		day := s.office.Today()
		if spec.Filter.AsOf != 0 {
			day = min(day, spec.Filter.AsOf)
		}
		n.add(n.said("control.as_of", s.office.Region().Date(day)))
	}
	return []string{strings.Join(n.parts, " · ")}, nil
}

// comparisonKeys are the keys of what figures are compared with.
var comparisonKeys = map[control.Comparison]string{control.WithPrevious: "control.with_previous", control.WithYearAgo: "control.with_year"}

// periodKey is the key of a period's name.
func periodKey(p domain.RelativePeriod) string {
	if p == domain.Trailing12 {
		return "period.trailing_12"
	}
	return "relative." + string(p)
}

// noting collects what a report is narrowed to, in words.
type noting struct {
	words   report.Words
	session *Session
	parts   []string
}

func (n *noting) add(text string) { n.parts = append(n.parts, text) }

func (n *noting) said(key, value string) string { return n.words(key, nil) + ": " + value }

// span says a period by its name, if it has one, and its days.
func (n *noting) span(span Span, days domain.Period, key string) {
	region := n.session.office.Region()
	text := ""
	switch {
	case span.Always():
		text = n.words("period.always", nil)
	case days.To == 0:
		text = n.words("report.from_day", domain.Args{"From": region.Date(days.From)})
	case days.From == 0:
		text = n.words("report.to_day", domain.Args{"To": region.Date(days.To)})
	case days.From == days.To:
		text = region.Date(days.From)
	default:
		text = n.words("report.from_to", domain.Args{"From": region.Date(days.From), "To": region.Date(days.To)})
	}
	if span.Name != "" {
		text = n.words(periodKey(span.Name), nil) + " (" + text + ")"
	}
	n.add(n.said(key, text))
}

// names says of whom and of what the report is.
func (n *noting) names(ctx context.Context, f control.Filter) error {
	for _, one := range []struct {
		key  string
		kind domain.Kind
		ids  []domain.ID
	}{
		{"opportunity.salesperson", domain.KindPerson, f.Salespeople}, {"opportunity.origin", domain.KindItem, f.Origins},
		{"opportunity.state", domain.KindState, f.States}, {"opportunity.customer", domain.KindCustomer, f.Customers}, {"control.tag", domain.KindItem, f.Tags},
	} {
		if len(one.ids) == 0 {
			continue
		}
		names, err := n.session.store.Names(ctx, one.kind, one.ids)
		if err != nil {
			return err
		}
		var list []string
		for _, id := range one.ids {
			name := names[id]
			if name == "" {
				name = n.words("report.none", nil)
			}
			list = append(list, name)
		}
		n.add(n.said(one.key, strings.Join(list, ", ")))
	}
	return nil
}
