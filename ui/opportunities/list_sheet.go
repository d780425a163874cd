package opportunities

import (
	"context"

	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/ui/kit"
)

var _ kit.Sheeted = (*List)(nil)

// Sheet is the list as it shows, with its totals and those of its groups.
func (l *List) Sheet() func(context.Context) (report.Sheet, error) {
	session := l.host.Session()
	source := kit.SheetSource[office.Row]{Totals: session.Totals, Groups: session.Groups}
	if l.only != nil {
		source.Only, source.Count = l.only.conditions, l.only.count
	}
	return l.SheetFrom(source)
}
