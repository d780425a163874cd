package kit

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"preventa/domain"
)

// Fieldset is the fields of a form by the names the domain gives them, in the order they
// are read. It tells typing from showing, keeps the texts that cannot be read as values,
// and shows each problem at its field.
//
// Make the controls with its constructors, such as Line and Date, and label them with
// Field or Required; a control of another kind inside a frame is made known by Hold.
type Fieldset struct {
	host   Host
	edited func()

	order   []string
	fields  map[string]*Field
	held    map[string]fyne.CanvasObject
	also    map[string]string // field that shows the problems of another name
	unread  map[string]error  // why the text of a field is no value
	note    []func()          // each notes the value a control is filled with
	showing bool              // values are being shown, not typed
}

// NewFieldset makes a set without fields; edited is called after every change a person
// makes.
func NewFieldset(host Host, edited func()) *Fieldset {
	return &Fieldset{
		host: host, edited: edited,
		fields: map[string]*Field{}, held: map[string]fyne.CanvasObject{},
		also: map[string]string{}, unread: map[string]error{},
	}
}

// Field labels the control of a name. The order of the calls is the reading order.
func (s *Fieldset) Field(name, label string, control fyne.CanvasObject) *Field {
	return s.add(name, NewField(label, control))
}

// Required labels a control that must be filled in.
func (s *Fieldset) Required(name, label string, control fyne.CanvasObject) *Field {
	return s.add(name, NewRequiredField(label, control))
}

func (s *Fieldset) add(name string, f *Field) *Field {
	if _, known := s.fields[name]; !known {
		s.order = append(s.order, name)
	}
	s.fields[name] = f
	if _, known := s.held[name]; !known {
		s.Hold(name, f.Control())
	}
	return f
}

// Hold makes the control of a name known where its field holds it inside another.
func (s *Fieldset) Hold(name string, control fyne.CanvasObject) { s.held[name] = control }

// Also shows the problems of other names at a field, where one control stands for several.
func (s *Fieldset) Also(name string, others ...string) {
	for _, other := range others {
		s.also[other] = name
	}
}

// Get is the field of a name, nil for one there is not.
func (s *Fieldset) Get(name string) *Field { return s.fields[name] }

// Focus gives the keyboard to a field.
func (s *Fieldset) Focus(name string) {
	if f := s.fields[name]; f != nil {
		f.Focus()
	}
}

// Lock makes every control one to look at.
func (s *Fieldset) Lock() {
	for _, control := range s.held {
		if c, ok := control.(interface{ Disable() }); ok {
			c.Disable()
		}
	}
}

// Filling reports that values are being shown, so that what changes was not typed.
func (s *Fieldset) Filling() bool { return s.showing }

// Show runs what puts values in controls; nothing of it counts as typed.
func (s *Fieldset) Show(values func()) {
	before := s.showing
	s.showing = true
	values()
	s.showing = before
}

// Fill shows a record from the start: errors and texts that could not be read are gone.
func (s *Fieldset) Fill(values func()) {
	s.Show(values)
	for _, note := range s.note {
		note()
	}
	s.unread = map[string]error{}
	for _, f := range s.fields {
		f.ClearError()
	}
}

// Refill is Fill, but for texts that could not be read as values: they are typed again.
// A form that is made anew takes them from Unread of the one before.
func (s *Fieldset) Refill(typed map[string]string, values func()) {
	s.Fill(values)
	for _, name := range s.order {
		if text, unread := typed[name]; unread {
			s.Retype(name, text)
		}
	}
}

// Edit follows a change a person made at a field: change takes it over.
func (s *Fieldset) Edit(name string, change func()) {
	if s.showing {
		return
	}
	change()
	if f := s.fields[name]; f != nil {
		f.ClearError()
	}
	s.edited()
}

// Read notes whether the text of a field could be read as a value: err says why not.
func (s *Fieldset) Read(name string, err error) {
	if err == nil {
		delete(s.unread, name)
	} else {
		s.unread[name] = err
	}
}

// Refuse shows why the text of a field cannot be read, with what may have been meant.
func (s *Fieldset) Refuse(name string, err error) {
	s.Read(name, err)
	f, failed := s.fields[name], (*domain.Error)(nil)
	if f == nil || !errors.As(err, &failed) {
		return
	}
	f.SetError(ErrorText(err), s.suggestions(name, failed.Args)...)
	s.host.Changed()
}

// suggestions are the readings an error asks about, as links.
func (s *Fieldset) suggestions(name string, args domain.Args) []FieldAction {
	var actions []FieldAction
	for _, arg := range []string{"Suggestion", "First", "Second"} {
		if text, ok := args[arg].(string); ok {
			actions = append(actions, FieldAction{Text: text, Do: func() { s.Retype(name, text) }})
		}
	}
	return actions
}

// IsRead reports that the text of a field is a value.
func (s *Fieldset) IsRead(name string) bool { return s.unread[name] == nil }

// AllRead reports that every text is a value. A form with one that is not has unsaved
// changes.
func (s *Fieldset) AllRead() bool { return len(s.unread) == 0 }

// Unread are the texts that could not be read as values, by field.
func (s *Fieldset) Unread() map[string]string {
	texts := map[string]string{}
	for name := range s.unread {
		switch c := s.held[name].(type) {
		case *DateField:
			texts[name] = c.Text
		case *ValueEntry:
			texts[name] = c.Text
		case interface{ Text() string }:
			texts[name] = c.Text()
		}
	}
	return texts
}

// Retype puts a text in a field as if it had been typed.
func (s *Fieldset) Retype(name, text string) {
	if c, ok := s.held[name].(interface{ Retype(text string) }); ok {
		c.Retype(text)
	}
}

// Commit takes over what is still being typed; the keyboard stays where it is.
func (s *Fieldset) Commit() {
	for _, control := range s.held {
		if l, ok := control.(*Lookup); ok {
			l.settle() // while its list is open the keyboard is the list's
		}
	}
	canvas := s.host.Window().Canvas()
	typing := canvas.Focused()
	canvas.Unfocus()
	if typing != nil {
		canvas.Focus(typing)
	}
}

// Problems is one Invalid error of everything wrong: texts that could not be read, and
// what the checks of the records found, but for fields of which the text is no value at
// all. It is nil when all is well; a check that failed otherwise is given as it is.
func (s *Fieldset) Problems(checks ...error) error {
	var p domain.Problems
	for _, name := range s.order {
		failed := (*domain.Error)(nil)
		if err := s.unread[name]; errors.As(err, &failed) {
			p.Add(name, failed.MessageKey(), failed.Args)
		} else if err != nil {
			p.Add(name, "error.internal", nil)
		}
	}
	for _, err := range checks {
		if err == nil {
			continue
		}
		failed := (*domain.Error)(nil)
		if !errors.As(err, &failed) || len(failed.Fields) == 0 {
			return err
		}
		p = append(p, slices.DeleteFunc(slices.Clone(failed.Fields), func(f domain.FieldError) bool { return !s.IsRead(f.Field) })...)
	}
	return p.Err()
}

// ShowProblems shows each problem of an Invalid error at its field and gives the keyboard
// to the first; false when there was none to show.
func (s *Fieldset) ShowProblems(err error) bool {
	problems, ok := FieldErrors(err)
	if !ok {
		return false
	}
	for other, name := range s.also {
		problem, wrong := problems[other]
		if _, own := problems[name]; wrong && !own {
			problems[name] = problem
		}
	}
	shown := false
	for _, name := range s.order {
		problem, wrong := problems[name]
		if !wrong {
			continue
		}
		s.fields[name].SetError(FieldErrorText(problem), s.suggestions(name, problem.Args)...)
		if !shown {
			s.fields[name].Focus()
		}
		shown = true
	}
	return shown
}
