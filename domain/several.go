package domain

import (
	"slices"
	"strings"
)

// severalMark parts the telephones or e-mail addresses of one field.
const severalMark = "; "

// Several are the values of a field that holds several, such as telephones, typed with
// semicolons, commas or on lines of their own.
func Several(text string) []string {
	var list []string
	for _, one := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ',' || r == '\n' || r == '\r' }) {
		if one = strings.TrimSpace(one); one != "" && !slices.Contains(list, one) {
			list = append(list, one)
		}
	}
	return list
}

// JoinSeveral is the field of several values.
func JoinSeveral(list []string) string { return strings.Join(list, severalMark) }

// checkSeveral tidies a field of several values and notes what is wrong with each.
func checkSeveral(p *Problems, field string, text *string, check func(one string) bool) {
	list := Several(*text)
	*text = JoinSeveral(list)
	before := len(*p)
	CheckLine(p, field, text)
	if len(*p) > before || check == nil {
		return
	}
	for _, one := range list {
		if !check(one) {
			p.Add(field, "error.email", Args{"Value": one})
			return
		}
	}
}

func checkEmails(p *Problems, field string, text *string) {
	checkSeveral(p, field, text, looksLikeEmail)
}

// looksLikeEmail is deliberately lenient: one @ with something on both sides, a
// dot in what follows, and no space. Only sending a message proves more.
func looksLikeEmail(text string) bool {
	name, host, ok := strings.Cut(text, "@")
	return ok && name != "" && !strings.ContainsAny(text, " ,;") && !strings.Contains(host, "@") &&
		strings.Contains(strings.Trim(host, "."), ".") && !strings.HasPrefix(host, ".") && !strings.HasSuffix(host, ".")
}
