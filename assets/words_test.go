package assets_test

import (
	"testing"

	"preventa/assets"
)

func TestWordsSpeakTheLanguageAskedFor(t *testing.T) {
	page := map[string]any{"Page": 2, "Pages": 13}
	for _, c := range []struct {
		language, key string
		args          map[string]any
		want          string
	}{
		{"en", "paper.subject", nil, "Subject"},
		{"es", "paper.subject", nil, "Asunto"},
		{"es", "paper.page", page, "Página 2 de 13"},
		{"en", "paper.page", page, "Page 2 of 13"},
		{"", "paper.subject", nil, "Subject"},
		{"fr", "paper.subject", nil, "Subject"},
		{"../translations/es", "paper.subject", nil, "Subject"},
		{"es", "no.such.key", nil, "no.such.key"},
	} {
		if got := assets.Words(c.language)(c.key, c.args); got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.key, c.language, got, c.want)
		}
	}
}
