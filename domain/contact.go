package domain

import "cmp"

// Contact is a person at a customer, or one whose firm is not known yet.
type Contact struct {
	ID        ID
	Version   int64
	Customer  ID     `field:"customer" ref:"customer"`
	Name      string `field:"name"`
	Position  string `field:"position"` // a word of the catalogue of positions
	Phone     string `field:"phone"`    // several are parted by "; ", as of the next two
	Mobile    string `field:"mobile"`
	Email     string `field:"email"`
	Birthday  Date   `field:"birthday"`
	Notes     string `field:"notes"`
	RemovedAt int64  `field:"removed_at"` // UTC milliseconds it went to the recycle bin, 0: it did not
}

// Kind is KindContact.
func (Contact) Kind() Kind { return KindContact }

// Key is the id and the version read.
func (c Contact) Key() (ID, int64) { return c.ID, c.Version }

// IsBlank reports that nothing is known of the contact.
func (c Contact) IsBlank() bool {
	return c.Label() == "" && c.Birthday.IsZero() && c.Notes == ""
}

// Label is what the contact is called in lists: its name or, as long as nobody knows
// that, its e-mail address or a telephone.
func (c Contact) Label() string { return cmp.Or(c.Name, c.Email, c.Mobile, c.Phone, c.Position) }

// Check validates the contact. Its name is noted under "contact", the rest under the
// names of the fields. The name may be missing: a telephone alone can be called.
func (c *Contact) Check() error {
	var p Problems
	CheckLine(&p, "contact", &c.Name)
	CheckLine(&p, "position", &c.Position)
	checkSeveral(&p, "phone", &c.Phone, nil)
	checkSeveral(&p, "mobile", &c.Mobile, nil)
	checkEmails(&p, "email", &c.Email)
	CheckNotes(&p, "notes", &c.Notes)
	return p.Err()
}
