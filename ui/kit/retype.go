package kit

// retype puts a text in the entry as if a person had typed it and left.
func (c *checkedEntry) retype(text string) {
	c.SetText(text)
	c.commit()
}

// Retype puts a text in place of the amount as if a person had typed it and left.
func (m *MoneyEntry) Retype(text string) { m.amount.retype(text) }

// Retype puts a text in place of the date as if a person had typed it and left.
func (d *DateField) Retype(text string) {
	d.retype(text)
	d.showRelative()
	d.Refresh()
}

// Retype puts a text in place of the percentage as if a person had typed it and left.
func (p *PercentEntry) Retype(text string) { p.entry.retype(text) }
