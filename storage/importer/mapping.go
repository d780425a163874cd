package importer

import (
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/office"
)

// Mapping says which column of a file each field of office.ImportFields comes from. One
// column may feed several fields.
type Mapping map[string]string

// ParseMapping reads "field=column" pairs. Invalid for a pair without the sign and for a
// field twice; whether field and column exist is seen when the file is read.
func ParseMapping(pairs []string) (Mapping, error) {
	m := Mapping{}
	for _, pair := range pairs {
		field, column, ok := strings.Cut(pair, "=")
		field = strings.TrimSpace(field)
		if _, twice := m[field]; twice || !ok || field == "" || column == "" {
			return nil, domain.Fail(domain.Invalid, "error.import.pair", domain.Args{"Pair": pair})
		}
		m[field] = column
	}
	return m, nil
}

// indexes finds the column of each of a kind's fields in a header. Invalid for a field or
// a column there is not, with those there are, and for a column that is there more than once.
func (m Mapping) indexes(kind domain.Kind, header []string) (map[string]int, error) {
	if len(m) == 0 {
		return nil, domain.Fail(domain.Invalid, "error.import.no_mapping", domain.Args{"Columns": listed(header)})
	}
	fields := make([]string, 0, len(m))
	for field := range m {
		fields = append(fields, field)
	}
	slices.Sort(fields) // so that the same mistake is always reported first
	known := office.ImportFields(kind)
	found := map[string]int{}
	for _, field := range fields {
		if !slices.Contains(known, field) {
			return nil, domain.Fail(domain.Invalid, "error.import.field",
				domain.Args{"Field": field, "Fields": strings.Join(known, ", ")})
		}
		at, err := columnNamed(header, m[field])
		if err != nil {
			return nil, err
		}
		found[field] = at
	}
	return found, nil
}

// columnNamed finds a column by its exact name, else by the fold of it.
func columnNamed(header []string, name string) (int, error) {
	for _, same := range []func(string) bool{
		func(column string) bool { return column == name },
		func(column string) bool { return domain.Fold(column) == domain.Fold(name) },
	} {
		at := slices.IndexFunc(header, same)
		if at < 0 {
			continue
		}
		if slices.IndexFunc(header[at+1:], same) >= 0 {
			return 0, domain.Fail(domain.Invalid, "error.import.column_twice", domain.Args{"Column": name})
		}
		return at, nil
	}
	return 0, domain.Fail(domain.Invalid, "error.import.column",
		domain.Args{"Column": name, "Columns": listed(header)})
}

// Most columns a message lists, and most characters of each.
const (
	listedColumns = 60
	listedLength  = 40
)

// listed is a header fit for a message.
func listed(header []string) string {
	var names []string
	for i, name := range header {
		if i == listedColumns {
			names = append(names, "…")
			break
		}
		if runes := []rune(name); len(runes) > listedLength {
			name = string(runes[:listedLength-1]) + "…"
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}
