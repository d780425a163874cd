package kit

import (
	"errors"
	"log/slog"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/assets"
	"preventa/domain"
)

// Speak makes a language the one every text is shown in from now on, whatever the
// system's is: its texts are loaded for the system's locale.
func Speak(language domain.Language) {
	texts, err := assets.Translations().ReadFile("translations/" + string(language) + ".json")
	if err != nil {
		slog.Error("no texts for the language", "language", language, "error", err)
		return
	}
	if err := lang.AddTranslationsForLocale(texts, lang.SystemLocale()); err != nil {
		slog.Error("texts could not be loaded", "language", language, "error", err)
	}
}

// SystemLanguage is the language of the system where Preventa speaks it, else English.
func SystemLanguage() domain.Language {
	if strings.HasPrefix(strings.ToLower(lang.SystemLocale().LanguageString()), "es") {
		return domain.Spanish
	}
	return domain.English
}

// ErrorText says an error to a person: what happened and what they can do. The full
// cause belongs in the log.
func ErrorText(err error) string {
	failed := (*domain.Error)(nil)
	if !errors.As(err, &failed) {
		return lang.X("error.internal", "Something went wrong inside the program. The details are in the log.")
	}
	if failed.Key == "" && len(failed.Fields) > 0 {
		return FieldErrorText(failed.Fields[0])
	}
	return lang.X(failed.MessageKey(), failed.MessageKey(), failed.Args)
}

// FieldErrorText says what is wrong with one field.
func FieldErrorText(f domain.FieldError) string { return lang.X(f.Key, f.Key, f.Args) }

// FieldErrors gives the problems of an Invalid error by field, and false for any other.
func FieldErrors(err error) (map[string]domain.FieldError, bool) {
	failed := (*domain.Error)(nil)
	if !errors.As(err, &failed) || failed.Code != domain.Invalid || len(failed.Fields) == 0 {
		return nil, false
	}
	byField := map[string]domain.FieldError{}
	for _, f := range failed.Fields {
		if _, known := byField[f.Field]; !known {
			byField[f.Field] = f
		}
	}
	return byField, true
}
