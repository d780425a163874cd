package domain

// Person is somebody of the office: a salesperson, somebody who uses the program, or both.
type Person struct {
	ID          ID
	Version     int64
	Name        string   `field:"name"`
	Salesperson bool     `field:"salesperson"` // opportunities can be theirs
	SignsIn     bool     `field:"signs_in"`    // uses the program
	Inactive    bool     `field:"inactive"`    // no longer offered, kept in history
	Language    Language `field:"language"`
	Appearance  string   `field:"appearance"` // "system", "light" or "dark"
	Reminders   bool     `field:"reminders"`  // is told by the desktop of what falls due
	StartView   string   `field:"start_view"` // id or key of the view the opportunities open with; "" is all
	Dashboard   string   `field:"dashboard"`  // how their Opportunity Control is arranged, as its screen writes it; "" is as it comes
}

// Kind is KindPerson.
func (Person) Kind() Kind { return KindPerson }

// Key is the id and the version read.
func (p Person) Key() (ID, int64) { return p.ID, p.Version }

// Check validates the person.
func (p *Person) Check() error {
	var problems Problems
	CheckLine(&problems, "name", &p.Name)
	if p.Name == "" {
		problems.Add("name", "error.required", nil)
	}
	if p.Language != "" && !p.Language.Valid() {
		problems.Add("language", "error.language", Args{"Value": p.Language})
	}
	return problems.Err()
}
