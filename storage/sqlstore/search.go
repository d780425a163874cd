package sqlstore

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/change"
)

// Text search has its one home here. Each opportunity carries a column with the fold
// of its number, name, customer and contact; a search is one LIKE for each word.

// refreshSearch writes the search column of every opportunity a set added, or whose own
// text, whose customer's or whose contact's name it changed.
func (w *writer) refreshSearch(set *change.Set) error {
	names := foldedNames{}
	for _, c := range set.Changes {
		var err error
		switch {
		case c.Op == change.Remove || !changesSearch(c):
		case c.Op == change.Add && c.Kind == domain.KindOpportunity:
			err = w.fillSearch(c, names)
		case c.Op == change.Add: // nothing but the set's own opportunities refers to it yet
		case c.Kind == domain.KindOpportunity:
			err = w.refreshSearchWhere("o.id", c.Record)
		case c.Kind == domain.KindCustomer:
			err = w.refreshSearchWhere("o.customer", c.Record)
		case c.Kind == domain.KindContact:
			err = w.refreshSearchWhere("o.contact", c.Record)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func searchText(number int64, name, customer, contact string) string {
	return fmt.Sprintf("%d\n%s\n%s\n%s", number, name, customer, contact)
}

// foldedNames are the folds of the names of customers and contacts, by id, kept while
// the opportunities of one set are written: thousands of them may refer to a few.
type foldedNames map[domain.ID]string

// fillSearch writes the search column of an opportunity that was added.
func (w *writer) fillSearch(c change.Change, names foldedNames) error {
	var o domain.Opportunity
	domain.SetFields(&o, c.Forward(nil))
	customer, err := w.foldedName(names, domain.KindCustomer, o.Customer)
	if err != nil {
		return err
	}
	contact, err := w.foldedName(names, domain.KindContact, o.Contact)
	if err != nil {
		return err
	}
	_, err = w.exec("UPDATE opportunity SET search = $1 WHERE id = $2",
		searchText(o.Number, domain.Fold(o.Name), customer, contact), string(c.Record))
	return err
}

func (w *writer) foldedName(names foldedNames, kind domain.Kind, id domain.ID) (string, error) {
	if fold, known := names[id]; known || id == "" {
		return fold, nil
	}
	var fold string
	if err := w.tx.QueryRowContext(w.ctx, "SELECT folded FROM "+string(kind)+" WHERE id = $1", string(id)).Scan(&fold); err != nil && err != sql.ErrNoRows {
		return "", classify(err, "search text") // a missing one is refused at commit
	}
	names[id] = fold
	return fold, nil
}

// changesSearch reports that a change touches what a record is called or refers to.
func changesSearch(c change.Change) bool {
	sources := []string{"number", "name", "customer", "contact"}
	if c.Kind == domain.KindContact {
		sources = tables[c.Kind].sources
	}
	return slices.ContainsFunc(sources, func(name string) bool { _, changed := c.Fields[name]; return changed })
}

func (w *writer) refreshSearchWhere(column string, id domain.ID) error {
	rows, err := w.tx.QueryContext(w.ctx, `SELECT o.id, o.number, o.folded, COALESCE(c.folded, ''), COALESCE(k.folded, '')
		FROM opportunity o LEFT JOIN customer c ON c.id = o.customer LEFT JOIN contact k ON k.id = o.contact
		WHERE `+column+` = $1`, string(id))
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
		all = append(all, found{opportunity, searchText(number, name, customer, contact)})
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
