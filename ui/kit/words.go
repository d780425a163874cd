package kit

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
)

// Words says a text in the person's language by its key, for whoever makes texts below the
// screens. A count among the arguments decides between singular and plural.
func Words(key string, args domain.Args) string {
	if count, counts := args["Count"].(int); counts {
		return lang.XN(key, key, count, map[string]any(args))
	}
	return lang.X(key, key, map[string]any(args))
}
