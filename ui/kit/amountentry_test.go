package kit

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/domain"
)

// plainMoney writes amounts with a decimal point, no grouping.
var plainMoney = MoneyFormat{
	Format: func(m domain.Money) string { return m.Plain() },
	Parse: func(text string, c domain.Currency) (domain.Money, error) {
		m, ok := domain.ParsePlain(strings.ReplaceAll(text, ",", ""), c)
		if !ok {
			return m, domain.Fail(domain.Invalid, "error.amount", nil)
		}
		return m, nil
	},
}

func newMoneyEntry() *MoneyEntry { return NewMoneyEntry(plainMoney, "EUR", "CLP") }

func TestMoneyEntryNormalisesWhenLeft(t *testing.T) {
	useLook(t)
	m := newMoneyEntry()
	b := newFormBench(t, m)
	committed := 0
	m.OnCommitted = func() { committed++ }
	b.canvas.Focus(m.FocusTarget())
	b.types(" 1,234.5")
	b.want("text while typing", m.Text(), " 1,234.5")
	b.canvas.FocusNext()
	b.want("text", m.Text(), "1234.50")
	money, empty, err := m.Value()
	b.want("value", money, domain.Money{Minor: 123450, Currency: "EUR"})
	b.want("empty", empty, false)
	b.want("error", err, error(nil))
	b.canvas.FocusPrevious()
	b.canvas.FocusNext()
	b.want("committed once", committed, 1)
}

func TestMoneyEntryKeepsWhatIsNoAmount(t *testing.T) {
	useLook(t)
	m := newMoneyEntry()
	b := newFormBench(t, m)
	var reported error
	valid := 0
	m.OnInvalid = func(err error) { reported = err }
	m.OnValid = func() { valid++ }
	b.canvas.Focus(m.FocusTarget())
	b.types("12.345x")
	b.canvas.FocusNext()
	b.want("text", m.Text(), "12.345x")
	var known *domain.Error
	if !errors.As(reported, &known) || known.Key != "error.amount" {
		t.Errorf("reported %v, want the error of Parse", reported)
	}
	b.wantOutline(&m.amount.TextEntry, ColorLost)
	b.canvas.Focus(m.FocusTarget())
	b.types("7")
	b.want("told that it is an amount again", valid, 1)
	b.canvas.Unfocus()
	b.wantOutline(&m.amount.TextEntry, ColorBorderStrong)
}

func TestMoneyEntryCurrencyDecidesAboutDecimals(t *testing.T) {
	useLook(t)
	m := newMoneyEntry()
	b := newFormBench(t, m)
	invalid, changed := 0, 0
	m.OnInvalid = func(error) { invalid++ }
	m.OnChanged = func() { changed++ }
	m.SetValue(domain.Money{Minor: 1250, Currency: "EUR"})
	b.want("told of SetValue", changed, 0)
	b.click(m.currency, 20, 10)
	b.clickRow(1)
	b.want("currency", m.Currency(), domain.Currency("CLP"))
	b.want("text", m.Text(), "12.50")
	b.want("invalid", invalid, 1)
	b.want("changed", changed, 1)
}

func TestMoneyEntryEmpty(t *testing.T) {
	useLook(t)
	m := newMoneyEntry()
	b := newFormBench(t, m)
	m.SetValue(domain.Money{Minor: 5, Currency: "EUR"})
	m.SetEmpty("CLP")
	_, empty, err := m.Value()
	b.want("empty", empty, true)
	b.want("error", err, error(nil))
	b.want("currency", m.Currency(), domain.Currency("CLP"))
}

func TestMoneyEntryDisabled(t *testing.T) {
	useLook(t)
	m := newMoneyEntry()
	b := newFormBench(t, m, NewTextEntry())
	m.Disable()
	b.click(m.currency, 20, 10)
	b.want("listed", b.listed(), []string(nil))
	b.canvas.FocusNext()
	if b.canvas.Focused() == m.FocusTarget() || b.canvas.Focused() == fyne.Focusable(m.currency) {
		t.Error("a disabled entry takes the keyboard")
	}
	m.Enable()
	b.click(m.currency, 20, 10)
	b.want("listed", b.listed(), []string{"EUR", "CLP"})
}
