package assets_test

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"preventa/assets"
)

func TestTranslationsSayTheSameThings(t *testing.T) {
	english, spanish := translation(t, "en"), translation(t, "es")
	sameKeys(t, "es", english, spanish)
	sameKeys(t, "en", spanish, english)
	for key, text := range english {
		if other, ok := spanish[key]; ok && !slices.Equal(placeholders(text), placeholders(other)) {
			t.Errorf("%s: English fills in %v, Spanish %v", key, placeholders(text), placeholders(other))
		}
	}
}

func translation(t *testing.T, language string) map[string]string {
	t.Helper()
	text, err := assets.Translations().ReadFile("translations/" + language + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var entries map[string]any
	if err := json.Unmarshal(text, &entries); err != nil {
		t.Fatalf("%s: %v", language, err)
	}
	texts := flat(t, entries)
	for key, text := range texts {
		if strings.TrimSpace(text) == "" {
			t.Errorf("%s: %s has no text", language, key)
		}
	}
	return texts
}

// flat writes the forms of a plural ({"one": …, "other": …}) as keys of their own.
func flat(t *testing.T, entries map[string]any) map[string]string {
	t.Helper()
	texts := make(map[string]string, len(entries))
	for key, entry := range entries {
		switch entry := entry.(type) {
		case string:
			texts[key] = entry
		case map[string]any:
			for form, text := range flat(t, entry) {
				texts[key+"#"+form] = text
			}
		default:
			t.Errorf("%s is neither a text nor plural forms", key)
		}
	}
	return texts
}

func sameKeys(t *testing.T, language string, wanted, present map[string]string) {
	t.Helper()
	for _, key := range slices.Sorted(maps.Keys(wanted)) {
		if _, ok := present[key]; !ok {
			t.Errorf("%s.json lacks %s", language, key)
		}
	}
}

var placeholder = regexp.MustCompile(`\{\{.*?\}\}`)

// placeholders are the distinct {{…}} of a text; their order is the language's own.
func placeholders(text string) []string {
	return slices.Compact(slices.Sorted(slices.Values(placeholder.FindAllString(text, -1))))
}
