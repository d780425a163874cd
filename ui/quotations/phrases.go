package quotations

import (
	"encoding/json"
	"log/slog"
	"strings"
	"text/template"

	"preventa/assets"
	"preventa/domain"
)

// phrasesOf says the texts of a language, whichever the window speaks.
func phrasesOf(language domain.Language) func(key string, args domain.Args) string {
	texts := map[string]any{}
	file, err := assets.Translations().ReadFile("translations/" + string(language) + ".json")
	if err == nil {
		err = json.Unmarshal(file, &texts)
	}
	if err != nil {
		slog.Error("no texts for the language", "language", language, "error", err)
	}
	return func(key string, args domain.Args) string {
		text, _ := texts[key].(string)
		t, err := template.New(key).Parse(text)
		if err != nil {
			slog.Error("a text cannot be filled in", "key", key, "error", err)
			return text
		}
		var b strings.Builder
		if err := t.Execute(&b, args); err != nil {
			slog.Error("a text cannot be filled in", "key", key, "error", err)
		}
		return b.String()
	}
}
