package domain

import (
	"cmp"
	"strings"
)

// Customer is a firm or person that buys or might. One that is not registered yet
// is a prospect: just a name typed in an opportunity.
type Customer struct {
	ID         ID
	Version    int64
	Name       string `field:"name"`
	Registered bool   `field:"registered"`
}

// Kind is KindCustomer.
func (Customer) Kind() Kind { return KindCustomer }

// Key is the id and the version read.
func (c Customer) Key() (ID, int64) { return c.ID, c.Version }

// Check validates the customer; problems are noted under "customer".
func (c *Customer) Check() error {
	var p Problems
	CheckLine(&p, "customer", &c.Name)
	if c.Name == "" {
		p.Add("customer", "error.required", nil)
	}
	return p.Err()
}

// Contact is a person at a customer, or one whose firm is not known yet.
type Contact struct {
	ID       ID
	Version  int64
	Customer ID     `field:"customer"`
	Name     string `field:"name"`
	Position string `field:"position"`
	Phone    string `field:"phone"`
	Mobile   string `field:"mobile"`
	Email    string `field:"email"`
}

// Kind is KindContact.
func (Contact) Kind() Kind { return KindContact }

// Key is the id and the version read.
func (c Contact) Key() (ID, int64) { return c.ID, c.Version }

// IsBlank reports that nothing is known of the contact.
func (c Contact) IsBlank() bool {
	return c.Name == "" && c.Position == "" && c.Phone == "" && c.Mobile == "" && c.Email == ""
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
	CheckLine(&p, "phone", &c.Phone)
	CheckLine(&p, "mobile", &c.Mobile)
	CheckLine(&p, "email", &c.Email)
	if c.Email != "" && !looksLikeEmail(c.Email) {
		p.Add("email", "error.email", Args{"Value": c.Email})
	}
	return p.Err()
}

// looksLikeEmail is deliberately lenient: one @ with something on both sides, a
// dot in what follows, and no space. Only sending a message proves more.
func looksLikeEmail(text string) bool {
	name, host, ok := strings.Cut(text, "@")
	return ok && name != "" && !strings.ContainsAny(text, " ,;") && !strings.Contains(host, "@") &&
		strings.Contains(strings.Trim(host, "."), ".") && !strings.HasPrefix(host, ".") && !strings.HasSuffix(host, ".")
}
