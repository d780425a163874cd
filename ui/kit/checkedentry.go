package kit

import "fyne.io/fyne/v2"

// checkedEntry is a text entry whose text stands for a value. A valid text is
// brought into its normal form when the entry is left or Enter typed; an invalid
// one stays as it was typed.
type checkedEntry struct {
	TextEntry

	// OnChanged hears every change a person makes to the text.
	OnChanged func(text string)
	// OnCommitted is called when the entry was left with another valid value.
	OnCommitted func()
	// OnInvalid hears why the text stands for no value.
	OnInvalid func(err error)
	// OnValid is called when the text stands for a value again after OnInvalid.
	OnValid func()

	normalise func(text string) (string, error)
	committed string
	failed    bool
}

func (c *checkedEntry) extendChecked(self textControl, normalise func(string) (string, error)) {
	c.normalise = normalise
	c.extend(self)
	c.Entry.OnChanged = c.typed
}

// setCommitted shows a valid text.
func (c *checkedEntry) setCommitted(text string) {
	c.committed = text
	c.SetText(text)
	c.judge(nil)
}

func (c *checkedEntry) typed(text string) {
	if c.failed {
		if _, err := c.normalise(text); err == nil {
			c.judge(nil)
		}
	}
	if c.OnChanged != nil {
		c.OnChanged(text)
	}
}

func (c *checkedEntry) commit() {
	normal, err := c.normalise(c.Text)
	if err == nil && normal != c.Text {
		c.SetText(normal)
	}
	c.judge(err)
	if err == nil && normal != c.committed {
		c.committed = normal
		if c.OnCommitted != nil {
			c.OnCommitted()
		}
	}
}

func (c *checkedEntry) judge(err error) {
	failedBefore := c.failed
	c.failed = err != nil
	switch {
	case c.failed:
		c.SetInvalid(true)
		if c.OnInvalid != nil {
			c.OnInvalid(err)
		}
	case failedBefore:
		c.SetInvalid(false)
		if c.OnValid != nil {
			c.OnValid()
		}
	}
}

// FocusLost brings the text into its normal form.
func (c *checkedEntry) FocusLost() {
	c.commit()
	c.TextEntry.FocusLost()
}

// TypedKey brings the text into its normal form on Enter.
func (c *checkedEntry) TypedKey(key *fyne.KeyEvent) {
	if isEnter(key.Name) {
		c.commit()
	}
	c.TextEntry.TypedKey(key)
}

// notify calls a callback that may be unset.
func notify(callback func()) {
	if callback != nil {
		callback()
	}
}
