package report

// LaidOut is the table as a layout has it: its columns in their order, the rows sorted, and
// those of a group together. A layout that asks for nothing leaves all but what is hidden.
func (t Table) LaidOut(l Layout) Table {
	a := arranging{table: t, layout: l}
	a.findGroup()
	a.order()
	laid := t
	laid.Rows = make([][]any, len(t.Rows))
	for i, place := range a.rows {
		laid.Rows[i] = t.Rows[place]
	}
	if t.Records != nil {
		laid.Records = make([]Record, len(t.Records))
		for i, place := range a.rows {
			laid.Records[i] = t.Records[place]
		}
	}
	if len(l.Columns) == 0 {
		return laid.Seen()
	}
	var places []int
	for _, id := range l.Columns {
		if c, at := t.Column(id); at >= 0 && c.shows(true) {
			places = append(places, at)
		}
	}
	return laid.only(places)
}

// only is the table with the columns at some places, in their order.
func (t Table) only(places []int) Table {
	picked := t
	picked.Columns, picked.Rows = make([]Column, len(places)), make([][]any, len(t.Rows))
	for to, from := range places {
		picked.Columns[to] = t.Columns[from]
	}
	cells := make([]any, len(places)*len(t.Rows))
	for i, row := range t.Rows {
		picked.Rows[i], cells = cells[:len(places):len(places)], cells[len(places):]
		for to, from := range places {
			picked.Rows[i][to] = row[from]
		}
	}
	return picked
}
