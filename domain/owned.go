package domain

// Owned is a record that a person keeps under a name, for themselves or for the whole office.
type Owned interface {
	Record
	OwnerAndName() (owner ID, name string) // owner "" is everybody
}

// Placed is an Owned that is offered in an order of its own.
type Placed[R any] interface {
	Owned
	Place() int // from 1
	At(place int) R
}

// OwnerAndName are whose the view is and what it is called.
func (v View) OwnerAndName() (ID, string) { return v.Owner, v.Name }

// Place is where the view is offered.
func (v View) Place() int { return v.Position }

// At is the view at another place.
func (v View) At(place int) View {
	v.Position = place
	return v
}

// OwnerAndName are whose the saved report is and what it is called.
func (r SavedReport) OwnerAndName() (ID, string) { return r.Owner, r.Name }

// Place is where the saved report is offered.
func (r SavedReport) Place() int { return r.Position }

// At is the saved report at another place.
func (r SavedReport) At(place int) SavedReport {
	r.Position = place
	return r
}

// OwnerAndName are whose the schedule is and what it is called.
func (s Schedule) OwnerAndName() (ID, string) { return s.Owner, s.Name }
