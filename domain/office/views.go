package office

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/change"
)

// ViewDefinition is what a view remembers.
type ViewDefinition struct {
	Text       string         `json:"text,omitempty"`
	Conditions []Condition    `json:"conditions,omitempty"`
	Classes    []domain.Class `json:"classes,omitempty"`
	Sort       Column         `json:"sort,omitempty"`
	Ascending  bool           `json:"ascending,omitempty"`
	Group      Column         `json:"group,omitempty"`
	Columns    []ViewColumn   `json:"columns,omitempty"` // in their order; none: those of the person
	Mode       string         `json:"mode,omitempty"`    // "board" or "calendar"; "": the list
	BoardBy    Column         `json:"board_by,omitempty"`
}

// ViewColumn is a column of a view. Width is in units of the screen.
type ViewColumn struct {
	ID     string  `json:"id"`
	Width  float32 `json:"width,omitempty"`
	Hidden bool    `json:"hidden,omitempty"`
}

// Query is what the view asks for.
func (d ViewDefinition) Query() Query {
	return Query{Text: d.Text, Conditions: d.Conditions, Classes: d.Classes, Sort: d.Sort, Ascending: d.Ascending, Group: d.Group}
}

// Encode is the text a domain.View keeps.
func (d ViewDefinition) Encode() string {
	text, err := json.Marshal(d)
	if err != nil {
		panic("office: a view that is no JSON: " + err.Error()) // plain values only
	}
	return string(text)
}

// DefinitionOf reads what a view remembers. Invalid for a text that is none, or that asks
// for what only a later program knows.
func DefinitionOf(v domain.View) (ViewDefinition, error) {
	var d ViewDefinition
	if err := json.Unmarshal([]byte(v.Definition), &d); err != nil || !d.isKnown() {
		return d, domain.Fail(domain.Invalid, "error.view.definition", domain.Args{"Name": v.Name})
	}
	return d, nil
}

// isKnown reports that there is all that the view names.
func (d ViewDefinition) isKnown() bool {
	for _, c := range d.Conditions {
		_, field := OpportunityField(c.Column)
		if !field && c.Column != ColumnOverdue && c.Column != ColumnRotting && c.Column != ColumnRate || !slices.Contains(Operators, c.Operator) {
			return false
		}
	}
	return !slices.ContainsFunc(d.Classes, func(c domain.Class) bool { return !c.Valid() }) &&
		(d.Sort == "" || slices.Contains(Columns, d.Sort)) && (d.Group == "" || slices.Contains(GroupColumns, d.Group))
}

// The keys of the views every office has.
const (
	ViewMyOpen         = "my_open"
	ViewOverdue        = "overdue"
	ViewClosingMonth   = "closing_this_month"
	ViewNoNextActivity = "no_next_activity"
	ViewRotting        = "rotting"
	ViewWonQuarter     = "won_this_quarter"
	ViewIncomplete     = "incomplete"
	ViewAll            = "all"
)

// StandardView is a view every office has.
type StandardView struct {
	Key   string
	Query Query
}

// NotClosed are the classes of what is in progress or waits.
var NotClosed = []domain.Class{domain.Open, domain.OnHold}

// StandardViews lists the views every office has, in the order of offer.
func StandardViews() []StandardView {
	where := func(classes []domain.Class, conditions ...Condition) Query {
		return Query{Classes: classes, Conditions: conditions}
	}
	return []StandardView{
		{ViewAll, Query{}},
		{ViewMyOpen, where(NotClosed, Condition{Column: ColumnSalesperson, Values: []string{Me}})},
		{ViewOverdue, where(NotClosed, Condition{Column: ColumnOverdue, Values: []string{"yes"}})},
		{ViewClosingMonth, where(NotClosed, Condition{Column: ColumnExpected, Operator: During, Values: []string{string(domain.ThisMonth)}})},
		{ViewNoNextActivity, where(NotClosed, Condition{Column: ColumnNext, Operator: Empty})},
		{ViewRotting, where(NotClosed, Condition{Column: ColumnRotting, Values: []string{"yes"}})},
		{ViewWonQuarter, where([]domain.Class{domain.Won}, Condition{Column: ColumnClosed, Operator: During, Values: []string{string(domain.ThisQuarter)}})},
		{ViewIncomplete, where(NotClosed, Condition{Column: ColumnComplete, Operator: Between, Values: []string{"0", "79"}})},
	}
}

// Views lists the person's own views and the office's, in the order of offer. Forbidden.
func (s *Session) Views(ctx context.Context) ([]domain.View, error) {
	return placedList[domain.View](ctx, s)
}

// SaveView adds or edits a view; a new one comes last. Invalid for what cannot be asked, and
// for a new name that another of the views on offer or the key of a standard one has; NotFound, Forbidden, Conflict.
func (s *Session) SaveView(ctx context.Context, v domain.View) (domain.View, change.Set, error) {
	if err := s.mayOwn(v); err != nil {
		return v, change.Set{}, err
	}
	if err := v.Check(); err != nil {
		return v, change.Set{}, err
	}
	definition, err := DefinitionOf(v)
	if err == nil {
		_, err = s.Opportunities(ctx, definition.Query(), 0, 1)
	}
	if err != nil {
		return v, change.Set{}, err
	}
	views, err := s.Views(ctx)
	if err == nil {
		err = freeName(v, views)
	}
	if err != nil {
		return v, change.Set{}, err
	}
	if v.ID == "" {
		v.ID, v.Position = domain.NewID(), nextPlace(views)
		set, err := s.apply(ctx, "view.added", change.Adding(v))
		v.Version = 1
		return v, set, err
	}
	return s.editView(ctx, v)
}

// freeName refuses a name that another view has, or by which a view every office has is
// asked for. One may keep the name it has.
func freeName(v domain.View, views []domain.View) error {
	if name, taken := sameName(v, views); taken {
		return nameTaken(name)
	}
	isNew := !slices.ContainsFunc(views, func(o domain.View) bool { return o.ID == v.ID && domain.Fold(o.Name) == domain.Fold(v.Name) })
	var p domain.Problems
	if isNew && slices.ContainsFunc(StandardViews(), func(o StandardView) bool { return domain.Fold(o.Key) == domain.Fold(v.Name) }) {
		p.Add("name", "error.view.standard", domain.Args{"Name": v.Name})
	}
	return p.Err()
}

func (s *Session) editView(ctx context.Context, v domain.View) (domain.View, change.Set, error) {
	before, err := loadOwned[domain.View](ctx, s, v.ID)
	if err != nil {
		return v, change.Set{}, err
	}
	set, version, err := s.editOwned(ctx, before, v, "view.changed")
	v.Version = version
	return v, set, err
}

// DeleteView takes a view away. NotFound, Forbidden, Conflict.
func (s *Session) DeleteView(ctx context.Context, id domain.ID) (change.Set, error) {
	changes, err := removeOwned[domain.View](ctx, s, []domain.ID{id})
	if err != nil {
		return change.Set{}, err
	}
	return s.apply(ctx, "view.removed", changes...)
}

// OrderViews puts the views on offer in the order of their ids; those the person may not
// write keep their place. Forbidden, NotFound.
func (s *Session) OrderViews(ctx context.Context, ids []domain.ID) (change.Set, error) {
	views, err := s.Views(ctx)
	if err != nil {
		return change.Set{}, err
	}
	return orderOwned(ctx, s, views, ids, "views.ordered")
}

// SetStartView chooses the view the opportunities open with, by the id of a view or the
// key of a standard one. NotFound for one that is not on offer; Forbidden, ReadOnly.
func (s *Session) SetStartView(ctx context.Context, view string) (change.Set, error) {
	standard := slices.ContainsFunc(StandardViews(), func(v StandardView) bool { return v.Key == view })
	if !standard {
		views, err := s.Views(ctx)
		if err != nil {
			return change.Set{}, err
		}
		if !slices.ContainsFunc(views, func(v domain.View) bool { return string(v.ID) == view }) {
			return change.Set{}, domain.Fail(domain.NotFound, "error.record.not_found", domain.Args{"Kind": string(domain.KindView), "Record": view})
		}
	}
	return s.prefer(ctx, func(p *domain.Person) { p.StartView = view })
}

// redirectedViews makes the views, the saved reports and the schedules that ask for a record
// ask for the one it was merged into. Records are known by their ids, which no other text of
// a definition looks like.
func (s *Session) redirectedViews(ctx context.Context, merges []Merge) ([]change.Change, error) {
	var changes []change.Change
	for _, kind := range []domain.Kind{domain.KindView, domain.KindSavedReport, domain.KindSchedule} {
		records, err := s.store.All(ctx, kind)
		if err != nil {
			return nil, err
		}
		for _, before := range records {
			after := domain.Clone(before)
			for _, m := range merges {
				redirectDefinition(after, string(m.From), string(m.Into))
			}
			if c, changed := change.Editing(before, after); changed {
				changes = append(changes, c)
			}
		}
	}
	return changes, nil
}

// redirectDefinition puts one id in another's place in what a record, given by pointer, asks for.
func redirectDefinition(r domain.Record, from, into string) {
	switch r := r.(type) {
	case *domain.View:
		r.Definition = strings.ReplaceAll(r.Definition, from, into)
	case *domain.SavedReport:
		r.Definition = strings.ReplaceAll(r.Definition, from, into)
	case *domain.Schedule:
		r.Reports = strings.ReplaceAll(r.Reports, from, into)
	}
}
