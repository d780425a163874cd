package sqlstore

import (
	"strings"

	"preventa/domain"
)

// Text search in the other lists has its one home here: one LIKE for each word on columns
// that hold folds. Opportunities are searched in memory.

// likeWords adds a condition for every word of a text on a column that holds folds.
func (b *builder) likeWords(column, text string) {
	for _, word := range strings.Fields(domain.Fold(text)) {
		b.where(column + ` LIKE ` + b.arg("%"+escapeLike(word)+"%") + ` ESCAPE '\'`)
	}
}

var likeEscapes = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

func escapeLike(word string) string { return likeEscapes.Replace(word) }
