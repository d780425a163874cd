package assets

import (
	"cmp"
	"encoding/json"
	"strings"
	"text/template"
)

// Words gives the texts of a language ("en", "es") by dotted key, filled in with args,
// whatever language the window speaks: what the office sends out is in that of whom it
// is for. A language there is no file of is English; a key without a text is itself.
func Words(language string) func(key string, args map[string]any) string {
	file, err := translations.ReadFile("translations/" + cmp.Or(language, "en") + ".json")
	if err != nil {
		return Words("en")
	}
	var texts map[string]any
	_ = json.Unmarshal(file, &texts) // embedded, and read by the tests
	return func(key string, args map[string]any) string {
		text, ok := texts[key].(string)
		if !ok {
			return key
		}
		return filledIn(text, args)
	}
}

func filledIn(text string, args map[string]any) string {
	if !strings.Contains(text, "{{") {
		return text
	}
	form, err := template.New("").Parse(text)
	if err != nil {
		return text
	}
	var b strings.Builder
	if err := form.Execute(&b, args); err != nil {
		return text
	}
	return b.String()
}
