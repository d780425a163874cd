package kit

import "strings"

// ValueFormat writes and reads values that are kept as whole numbers, such as a rate of
// exchange; the error of Parse is a *domain.Error.
type ValueFormat struct {
	Format func(int64) string
	Parse  func(text string) (int64, error)
}

// ValueEntry is such a value, typed and aligned right; an empty one is 0. A text that is
// no value stays as it was typed.
type ValueEntry struct {
	checkedEntry
	format ValueFormat
}

// NewValueEntry makes an empty entry.
func NewValueEntry(format ValueFormat) *ValueEntry {
	v := &ValueEntry{format: format}
	v.alignEnd = true
	v.extendChecked(v, v.normaliseValue)
	return v
}

func (v *ValueEntry) normaliseValue(text string) (string, error) {
	value, err := v.read(text)
	return v.write(value), err
}

func (v *ValueEntry) read(text string) (int64, error) {
	if strings.TrimSpace(text) == "" {
		return 0, nil
	}
	return v.format.Parse(text)
}

func (v *ValueEntry) write(value int64) string {
	if value == 0 {
		return ""
	}
	return v.format.Format(value)
}

// Value is the value in the entry, 0 for none; err says why the text is none.
func (v *ValueEntry) Value() (int64, error) { return v.read(v.Text) }

// SetValue shows a value, nothing for 0, without calling OnChanged.
func (v *ValueEntry) SetValue(value int64) { v.setCommitted(v.write(value)) }

// Retype puts a text in place of the value as if a person had typed it and left.
func (v *ValueEntry) Retype(text string) { v.retype(text) }

// Value makes an entry of a value that is kept as a whole number. While the text is none,
// set has the one it was filled with.
func (s *Fieldset) Value(name string, format ValueFormat, set func(int64)) *ValueEntry {
	v := NewValueEntry(format)
	read := reading(s, name, v.Value, set)
	v.OnChanged = func(string) { read() }
	v.OnCommitted, v.OnValid = read, read
	v.OnInvalid = func(err error) { s.Refuse(name, err) }
	s.Hold(name, v)
	return v
}
