package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"preventa/domain"
)

const currencyWidth float32 = 68

// MoneyFormat writes and reads amounts as the office does.
type MoneyFormat struct {
	// Format writes an amount without its currency.
	Format func(domain.Money) string
	// Parse reads an amount of a currency; its error is a *domain.Error.
	Parse func(text string, c domain.Currency) (domain.Money, error)
}

// MoneyEntry is an amount, aligned right, and its currency. A text that is no
// amount stays as it was typed.
type MoneyEntry struct {
	widget.DisableableWidget

	// OnChanged is called at every key and every other currency.
	OnChanged func()
	// OnCommitted is called when the entry was left with another valid amount.
	OnCommitted func()
	// OnInvalid hears why the text is no amount.
	OnInvalid func(err error)
	// OnValid is called when the text is an amount again after OnInvalid.
	OnValid func()

	format   MoneyFormat
	amount   *checkedEntry
	currency *Select
}

// NewMoneyEntry makes an empty entry that offers currencies, the first one chosen.
func NewMoneyEntry(format MoneyFormat, currencies ...domain.Currency) *MoneyEntry {
	m := &MoneyEntry{format: format, amount: &checkedEntry{}}
	options := make([]Option, len(currencies))
	for i, c := range currencies {
		options[i] = Option{ID: string(c), Text: string(c)}
	}
	m.currency = NewSelect(options)
	m.currency.SetSelected(options[0])
	m.currency.OnChanged = m.currencyChanged
	m.amount.alignEnd = true
	m.amount.extendChecked(m.amount, m.normalise)
	m.amount.OnChanged = func(string) { notify(m.OnChanged) }
	m.amount.OnCommitted = func() { notify(m.OnCommitted) }
	m.amount.OnValid = func() { notify(m.OnValid) }
	m.amount.OnInvalid = m.invalid
	m.ExtendBaseWidget(m)
	return m
}

// SetContextItems adds items to the menu of the right mouse button on the amount.
func (m *MoneyEntry) SetContextItems(items func() []MenuItem) { m.amount.ContextItems = items }

func (m *MoneyEntry) invalid(err error) {
	if m.OnInvalid != nil {
		m.OnInvalid(err)
	}
}

func (m *MoneyEntry) normalise(text string) (string, error) {
	if strings.TrimSpace(text) == "" {
		return "", nil
	}
	money, err := m.format.Parse(text, m.Currency())
	if err != nil {
		return "", err
	}
	return m.format.Format(money), nil
}

// currencyChanged reads the text anew: currencies differ in their decimals.
func (m *MoneyEntry) currencyChanged(Option) {
	notify(m.OnChanged)
	m.amount.commit()
}

// Currency is the chosen currency.
func (m *MoneyEntry) Currency() domain.Currency { return domain.Currency(m.currency.Selected().ID) }

// Text is the amount as it stands in the entry.
func (m *MoneyEntry) Text() string { return m.amount.Text }

// Value is the amount in the entry. empty reports that nothing was typed, err why
// the text is no amount.
func (m *MoneyEntry) Value() (money domain.Money, empty bool, err error) {
	if strings.TrimSpace(m.amount.Text) == "" {
		return domain.Money{Currency: m.Currency()}, true, nil
	}
	money, err = m.format.Parse(m.amount.Text, m.Currency())
	return money, false, err
}

// SetValue shows an amount without calling OnChanged.
func (m *MoneyEntry) SetValue(money domain.Money) {
	m.currency.SetSelected(Option{ID: string(money.Currency), Text: string(money.Currency)})
	m.amount.setCommitted(m.format.Format(money))
}

// SetEmpty shows no amount, in a currency, without calling OnChanged.
func (m *MoneyEntry) SetEmpty(c domain.Currency) {
	m.currency.SetSelected(Option{ID: string(c), Text: string(c)})
	m.amount.setCommitted("")
}

// SetInvalid shows or removes the outline of an error.
func (m *MoneyEntry) SetInvalid(invalid bool) { m.amount.SetInvalid(invalid) }

// inCell is for a grid.
func (m *MoneyEntry) inCell(keys *cellKeys) {
	m.amount.inCell(keys)
	m.currency.inCell(keys)
}

// FocusTarget is the amount.
func (m *MoneyEntry) FocusTarget() fyne.Focusable { return m.amount }

// Disable locks amount and currency.
func (m *MoneyEntry) Disable() {
	m.DisableableWidget.Disable()
	m.amount.Disable()
	m.currency.Disable()
}

// Enable unlocks amount and currency.
func (m *MoneyEntry) Enable() {
	m.DisableableWidget.Enable()
	m.amount.Enable()
	m.currency.Enable()
}

// CreateRenderer lays the currency beside the amount.
func (m *MoneyEntry) CreateRenderer() fyne.WidgetRenderer {
	minSize := func() fyne.Size { return fyne.NewSize(80+Space1+currencyWidth, ControlHeight) }
	layout := func(size fyne.Size) {
		place(m.amount, 0, 0, size.Width-Space1-currencyWidth, size.Height)
		place(m.currency, size.Width-currencyWidth, 0, currencyWidth, size.Height)
	}
	return newDrawing(m, minSize, layout, func() {}, m.amount, m.currency)
}
