package reports

import (
	"reflect"
	"slices"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// asking is what a report is asked by, as a person changes it, beginning with what it
// starts with.
type asking struct {
	definition office.ReportDefinition
	start      office.ReportSpec // what Reset goes back to
	spec       office.ReportSpec
}

// newAsking begins with a spec; its report must be one there is.
func newAsking(start office.ReportSpec) *asking {
	d, _ := office.FindReport(start.Report)
	return &asking{definition: d, start: start, spec: start}
}

// rememberedKey is where it is kept how a person asked a report last, on this computer.
func rememberedKey(host kit.Host, id string) string {
	return "report." + string(host.Session().Me().ID) + "." + id
}

// recall takes up how the person asked the report last.
func (a *asking) recall(host kit.Host) {
	kept, err := office.ReportSpecOf(host.Recall(rememberedKey(host, a.definition.ID)))
	if err == nil && kept.Report == a.definition.ID {
		kept.List = a.spec.List
		a.spec = kept
	}
}

// remember keeps how the report is asked: not of which list, which comes from where it was
// opened, nor as of which past day, for the next time begins today.
func (a *asking) remember(host kit.Host) {
	kept, text := a.spec, ""
	kept.List, kept.Filter.AsOf = nil, 0
	if !reflect.DeepEqual(kept, a.start) {
		text = kept.Encode()
	}
	host.Remember(rememberedKey(host, a.definition.ID), text)
}

// reset goes back to what the report starts with; the list it is of stays.
func (a *asking) reset() {
	list := a.spec.List
	a.spec = a.start
	a.spec.List = list
}

// isChanged reports that the report is asked otherwise than it starts with.
func (a *asking) isChanged() bool {
	now := a.spec
	now.List = a.start.List
	return !reflect.DeepEqual(now, a.start)
}

// lacks is the parameter that the report cannot be made without and that is not there yet;
// "" for none.
func (a *asking) lacks() office.ReportParameter {
	if a.definition.Has(office.NeedsCustomer) && len(a.spec.Filter.Customers) == 0 {
		return office.NeedsCustomer
	}
	return ""
}

// columns are those that the report can show.
func (a *asking) columns() []report.Column {
	return slices.DeleteFunc(slices.Clone(a.definition.Columns), func(c report.Column) bool { return c.Hidden })
}

// groupable are the columns that rows can be grouped by.
func (a *asking) groupable() []report.Column {
	return slices.DeleteFunc(slices.Clone(a.definition.Columns), func(c report.Column) bool { return !c.Groups() })
}

// shown are the ids of the columns that show, in their order.
func (a *asking) shown() []string {
	if len(a.spec.Layout.Columns) > 0 {
		return a.spec.Layout.Columns
	}
	var ids []string
	for _, c := range a.columns() {
		ids = append(ids, c.ID)
	}
	return ids
}

// toggled is a set of ids with one of them put in, or taken out where it was.
func toggled(ids []domain.ID, id domain.ID) []domain.ID {
	if at := slices.Index(ids, id); at >= 0 {
		return slices.Delete(slices.Clone(ids), at, at+1)
	}
	return append(slices.Clone(ids), id)
}
