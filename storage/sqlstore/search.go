package sqlstore

import (
	"fmt"
	"strings"

	"preventa/domain"
	"preventa/domain/change"
)

// Text search has its one home here. Each opportunity carries a column with the fold
// of its number, name, customer and contact; a search is one LIKE for each word.

// refreshSearch writes the search column of every opportunity whose own text, whose
// customer's or whose contact's name a set changed.
func (w *writer) refreshSearch(set *change.Set) error {
	for _, c := range set.Changes {
		if c.Op == change.Remove || !changesSearch(c) {
			continue
		}
		column, known := map[domain.Kind]string{
			domain.KindOpportunity: "o.id", domain.KindCustomer: "o.customer", domain.KindContact: "o.contact",
		}[c.Kind]
		if !known || (c.Op == change.Add && c.Kind != domain.KindOpportunity) {
			continue // nothing refers to a record that has just come into being but its own set
		}
		if err := w.refreshSearchWhere(column, c.Record); err != nil {
			return err
		}
	}
	return nil
}

func changesSearch(c change.Change) bool {
	for _, name := range []string{"number", "name", "customer", "contact"} {
		if _, changed := c.Fields[name]; changed {
			return true
		}
	}
	return false
}

func (w *writer) refreshSearchWhere(column string, id domain.ID) error {
	s, err := w.stmt(`SELECT o.id, o.number, o.folded, COALESCE(c.folded, ''), COALESCE(k.folded, '')
		FROM opportunity o LEFT JOIN customer c ON c.id = o.customer LEFT JOIN contact k ON k.id = o.contact
		WHERE ` + column + ` = $1`)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(w.ctx, string(id))
	if err != nil {
		return classify(err, "search text")
	}
	type found struct{ id, search string }
	var all []found
	for rows.Next() {
		var opportunity, name, customer, contact string
		var number int64
		if err := rows.Scan(&opportunity, &number, &name, &customer, &contact); err != nil {
			return classify(err, "search text")
		}
		all = append(all, found{opportunity, fmt.Sprintf("%d\n%s\n%s\n%s", number, name, customer, contact)})
	}
	if err := rows.Err(); err != nil {
		return classify(err, "search text")
	}
	for _, f := range all {
		if _, err := w.exec("UPDATE opportunity SET search = $1 WHERE id = $2", f.search, f.id); err != nil {
			return err
		}
	}
	return nil
}

// likeWords adds a condition for every word of a text on a column that holds folds.
func (b *builder) likeWords(column, text string) {
	for _, word := range strings.Fields(domain.Fold(text)) {
		b.where(column + ` LIKE ` + b.arg("%"+escapeLike(word)+"%") + ` ESCAPE '\'`)
	}
}

var likeEscapes = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

func escapeLike(word string) string { return likeEscapes.Replace(word) }
