package domain

// View is a saved way to look at the opportunities: which, in what order, with which
// columns. It is a person's own, or the office's.
type View struct {
	ID         ID
	Version    int64
	Name       string `field:"name"`
	Owner      ID     `field:"owner" ref:"person"` // whose it is; "" is everybody's
	Position   int    `field:"position"`           // order of offer, from 1
	Definition string `field:"definition"`         // an office.ViewDefinition
}

// Kind is KindView.
func (View) Kind() Kind { return KindView }

// Key is the id and the version read.
func (v View) Key() (ID, int64) { return v.ID, v.Version }

// Check validates the view.
func (v *View) Check() error {
	var p Problems
	CheckLine(&p, "name", &v.Name)
	if v.Name == "" {
		p.Add("name", "error.required", nil)
	}
	return p.Err()
}
