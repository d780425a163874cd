package assets_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"text/template/parse"

	"preventa/assets"
)

func TestTranslationsSayTheSameThings(t *testing.T) {
	english, spanish := translation(t, "en"), translation(t, "es")
	sameKeys(t, "es", english, spanish)
	sameKeys(t, "en", spanish, english)
	for key, text := range english {
		other, ok := spanish[key]
		if !ok {
			continue
		}
		if en, es := placeholders(t, key, text), placeholders(t, key, other); !slices.Equal(en, es) {
			t.Errorf("%s: English fills in %v, Spanish %v", key, en, es)
		}
	}
}

func TestNoKeyDiffersFromAnotherOnlyByCase(t *testing.T) {
	seen := map[string]string{}
	for key := range translation(t, "en") {
		folded := strings.ToLower(key)
		if other, twice := seen[folded]; twice {
			t.Errorf("%s and %s", key, other)
		}
		seen[folded] = key
	}
}

// translation is a language's texts by key; a plural has one text per form, by "key#form".
func translation(t *testing.T, language string) map[string]string {
	t.Helper()
	file, err := assets.Translations().ReadFile("translations/" + language + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var entries map[string]any
	if err := json.Unmarshal(file, &entries); err != nil {
		t.Fatalf("%s: %v", language, err)
	}
	texts := map[string]string{}
	for key, entry := range entries {
		switch entry := entry.(type) {
		case string:
			texts[key] = entry
		case map[string]any:
			addForms(t, texts, key, entry)
		default:
			t.Errorf("%s: %s is neither a text nor plural forms", language, key)
		}
	}
	for key, text := range texts {
		if strings.TrimSpace(text) == "" {
			t.Errorf("%s: %s has no text", language, key)
		}
	}
	return texts
}

func addForms(t *testing.T, texts map[string]string, key string, forms map[string]any) {
	t.Helper()
	if names := slices.Sorted(maps.Keys(forms)); !slices.Equal(names, []string{"one", "other"}) {
		t.Errorf("%s has the plural forms %v, want one and other", key, names)
	}
	for form, text := range forms {
		texts[key+"#"+form] = fmt.Sprint(text)
	}
}

func sameKeys(t *testing.T, language string, wanted, present map[string]string) {
	t.Helper()
	for _, key := range slices.Sorted(maps.Keys(wanted)) {
		if _, ok := present[key]; !ok {
			t.Errorf("%s.json lacks %s", language, key)
		}
	}
}

// placeholders are the distinct names a text is filled in with; their order is the
// language's own.
func placeholders(t *testing.T, key, text string) []string {
	t.Helper()
	trees, err := parse.Parse(key, text, "", "")
	if err != nil {
		t.Errorf("%s: %v", key, err)
		return nil
	}
	names := map[string]bool{}
	collectNames(trees[key].Root, names)
	return slices.Sorted(maps.Keys(names))
}

func collectNames(list *parse.ListNode, into map[string]bool) {
	for _, node := range list.Nodes {
		switch node := node.(type) {
		case *parse.ActionNode:
			collectFields(node.Pipe, into)
		case *parse.WithNode:
			collectFields(node.Pipe, into)
			collectNames(node.List, into)
		}
	}
}

func collectFields(pipe *parse.PipeNode, into map[string]bool) {
	for _, command := range pipe.Cmds {
		for _, argument := range command.Args {
			if field, ok := argument.(*parse.FieldNode); ok {
				into[field.String()] = true
			}
		}
	}
}
