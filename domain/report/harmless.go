package report

import "strings"

// apostrophe in front of a text says to a spreadsheet that it is one.
const apostrophe = "'"

// Harmless is a text as files for spreadsheets have it: with an apostrophe in front where
// it would be run as a formula, or where it begins as a text so written does, so that
// Original gives it back.
// Source: https://owasp.org/www-community/attacks/CSV_Injection
func Harmless(text string) string {
	if runs(strings.TrimLeft(text, apostrophe)) {
		return apostrophe + text
	}
	return text
}

// Original is the text that Harmless was given.
func Original(text string) string {
	if rest, quoted := strings.CutPrefix(text, apostrophe); quoted && runs(strings.TrimLeft(rest, apostrophe)) {
		return rest
	}
	return text
}

// runs reports that a text begins as a formula does, full-width signs included.
func runs(text string) bool {
	for _, r := range text {
		return strings.ContainsRune("=+-@\t\r\n＝＋－＠", r)
	}
	return false
}
