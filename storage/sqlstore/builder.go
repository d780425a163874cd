package sqlstore

import (
	"fmt"
	"strings"
)

// builder collects conditions and their arguments, numbered in order of appearance.
type builder struct {
	conditions []string
	args       []any
}

// arg adds an argument and gives its placeholder.
func (b *builder) arg(value any) string {
	b.args = append(b.args, value)
	return fmt.Sprintf("$%d", len(b.args))
}

func (b *builder) where(condition string) { b.conditions = append(b.conditions, condition) }

// clause is the WHERE of all the conditions, or nothing.
func (b *builder) clause() string {
	if len(b.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(b.conditions, " AND ")
}
