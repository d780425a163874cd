package domain

// Customer is a firm or person that buys or might. One that is not registered yet is a
// prospect: just a name typed in an opportunity.
type Customer struct {
	ID          ID
	Version     int64
	Name        string   `field:"name"`
	Registered  bool     `field:"registered"`
	LegalName   string   `field:"legal_name"`
	TaxID       string   `field:"tax_id"` // as the country writes it; nothing is assumed of its form
	Sector      ID       `field:"sector" ref:"item"`
	Address     string   `field:"address"`
	City        string   `field:"city"`
	District    string   `field:"district"` // region, province or state of the country
	Country     string   `field:"country"`
	Phones      string   `field:"phones"` // several are parted by "; "
	Emails      string   `field:"emails"` // several are parted by "; "
	Website     string   `field:"website"`
	Salesperson ID       `field:"salesperson" ref:"person"`
	Language    Language `field:"language"` // of what is sent to it; "" is the office's
	Tags        []ID     `field:"tags" ref:"item"`
	Notes       string   `field:"notes"`
	Blocked     bool     `field:"blocked"`    // nothing new is begun with it
	RemovedAt   int64    `field:"removed_at"` // UTC milliseconds it went to the recycle bin, 0: it did not
}

// Kind is KindCustomer.
func (Customer) Kind() Kind { return KindCustomer }

// Key is the id and the version read.
func (c Customer) Key() (ID, int64) { return c.ID, c.Version }

// Check validates the customer and tidies its texts. Problems are noted under the names
// of the fields.
func (c *Customer) Check() error {
	var p Problems
	CheckLine(&p, "name", &c.Name)
	if c.Name == "" {
		p.Add("name", "error.required", nil)
	}
	for _, line := range []struct {
		field string
		text  *string
	}{{"legal_name", &c.LegalName}, {"tax_id", &c.TaxID}, {"address", &c.Address}, {"city", &c.City},
		{"district", &c.District}, {"country", &c.Country}, {"website", &c.Website}} {
		CheckLine(&p, line.field, line.text)
	}
	checkSeveral(&p, "phones", &c.Phones, nil)
	checkEmails(&p, "emails", &c.Emails)
	CheckNotes(&p, "notes", &c.Notes)
	if c.Language != "" && !c.Language.Valid() {
		p.Add("language", "error.language", Args{"Value": c.Language})
	}
	return p.Err()
}
