package office

import (
	"encoding/json"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/report"
)

// ReportSpec is a report as it is asked for: which one, of what, and how it is laid out. It is
// what is remembered, saved under a name and made by itself at its hour.
type ReportSpec struct {
	Report   string         `json:"report"`
	Filter   control.Filter `json:"filter"` // its Period is told by Period
	Period   Span           `json:"period"`
	Expected Span           `json:"expected"`       // of what is expected to close, or of what runs out
	Days     int            `json:"days,omitempty"` // the next so many; 0: as many as the report has by itself
	List     *Query         `json:"list,omitempty"` // only what this list shows
	Layout   report.Layout  `json:"layout"`
}

// Span is a period as a person chooses it: by a name, told anew from each day, or by its days.
// Its zero value is always.
type Span struct {
	Name     domain.RelativePeriod `json:"name,omitempty"`
	From, To domain.Date
}

// Always reports a span that keeps nothing out.
func (s Span) Always() bool { return s == Span{} }

// days are the days of a span as of a day.
func (s *Session) days(span Span, today domain.Date) (domain.Period, error) {
	if span.Name == "" {
		if span.To != 0 && span.To < span.From {
			return domain.Period{}, domain.Fail(domain.Invalid, "error.report.period", nil)
		}
		return domain.Period{From: span.From, To: span.To}, nil
	}
	period, known := span.Name.Days(today, sundayFirst(s.office.Region()), s.office.Data().FiscalMonth)
	if !known {
		return period, domain.Fail(domain.Invalid, "error.report.period", nil)
	}
	return period, nil
}

// Encode is the text that a report is kept as.
func (r ReportSpec) Encode() string {
	text, err := json.Marshal(r)
	if err != nil {
		panic("office: a report that is no JSON: " + err.Error()) // plain values only
	}
	return string(text)
}

// ReportSpecOf reads what Encode wrote. Invalid for a text that is none, and for a report that
// there is not.
func ReportSpecOf(text string) (ReportSpec, error) {
	var spec ReportSpec
	if err := json.Unmarshal([]byte(text), &spec); err != nil {
		return spec, &domain.Error{Code: domain.Invalid, Key: "error.report.kept", Err: err}
	}
	if _, known := FindReport(spec.Report); !known {
		return spec, domain.Fail(domain.Invalid, "error.report.kept", nil)
	}
	return spec, nil
}
