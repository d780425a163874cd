package report

import (
	"context"
	"iter"
)

// Data is the sheet as rows alone, those of collapsed groups too: what its groups are told
// apart by is a column, the first.
func (s Sheet) Data() Sheet {
	if s.GroupedBy == nil || s.Groups == nil {
		return s
	}
	groups, read := s.Groups, s.Read
	s.Columns = append([]SheetColumn{*s.GroupedBy}, s.Columns...)
	s.Groups, s.GroupedBy, s.Totals = nil, nil, nil
	s.Read = func(ctx context.Context, first, count int) ([]SheetRow, error) {
		page, err := read(ctx, first, count)
		next, stop := iter.Pull(groupsFrom(groups, first))
		defer stop()
		rows := make([]SheetRow, len(page)) // the page is not this sheet's to change
		for i, row := range page {
			var cell SheetCell
			if g, has := next(); has {
				cell = SheetCell{Value: g.Value, Text: g.Label}
			}
			rows[i] = append(SheetRow{cell}, row...)
		}
		return rows, err
	}
	return s
}

// groupsFrom gives the group of each row, from the row at a place on.
func groupsFrom(groups []SheetGroup, first int) iter.Seq[*SheetGroup] {
	return func(yield func(*SheetGroup) bool) {
		for i := range groups {
			skipped := min(first, groups[i].Count)
			first -= skipped
			for range groups[i].Count - skipped {
				if !yield(&groups[i]) {
					return
				}
			}
		}
	}
}
