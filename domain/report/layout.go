package report

// Layout is how the rows of a report are laid out: which of its columns, in which order and
// groups, with what above and below them.
type Layout struct {
	Columns     []string    `json:"columns,omitempty"` // ids in their order; none: all that the report shows by itself
	Group       string      `json:"group,omitempty"`   // the column that rows are grouped by; "": they are not
	Sort        string      `json:"sort,omitempty"`    // "": as the report has them
	Descending  bool        `json:"descending,omitempty"`
	Summary     bool        `json:"summary,omitempty"`   // a summary and a chart before the rows
	Subtotals   bool        `json:"subtotals,omitempty"` // under each group
	GroupOnPage bool        `json:"group_on_page,omitempty"`
	Paper       Paper       `json:"paper,omitempty"`
	Orientation Orientation `json:"orientation,omitempty"`
}

// Groups reports whether rows can be grouped by a column: by what repeats, and can be named.
func (c Column) Groups() bool {
	switch c.Type {
	case Text, Date, Month:
		return !c.Hidden || c.TitleKey != ""
	}
	return false
}
