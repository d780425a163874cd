package kit

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"preventa/assets"
	"preventa/domain"
)

var journaled = []domain.Kind{domain.KindOffice, domain.KindPerson, domain.KindState, domain.KindItem, domain.KindCustomer, domain.KindContact,
	domain.KindOpportunity, domain.KindParticipant, domain.KindActivity, domain.KindProduct, domain.KindQuotation, domain.KindLine,
	domain.KindAttachment, domain.KindRate, domain.KindView, domain.KindTarget, domain.KindSavedReport, domain.KindSchedule, domain.KindScheduleRun}

func TestEveryFieldKindAndActionOfTheJournalHasWords(t *testing.T) {
	keys := append(actionKeys(t), "entry.yes", "entry.no")
	for _, kind := range journaled {
		record, _ := domain.Empty(kind)
		prefix := string(kind)
		if kind == domain.KindLine {
			prefix = "line"
		}
		keys = append(keys, "kind."+string(kind), "kinds."+string(kind), "kind_count."+string(kind))
		for _, field := range domain.FieldNames(record) {
			keys = append(keys, prefix+"."+field)
		}
	}
	for _, status := range domain.QuotationStatuses {
		keys = append(keys, "quotation_status."+string(status))
	}
	for _, class := range domain.Classes {
		keys = append(keys, "class."+string(class))
	}
	for _, catalogue := range domain.Catalogues {
		keys = append(keys, "catalogue_name."+string(catalogue), "action."+string(catalogue)+"s.customized", "action."+string(catalogue)+"s.merged")
	}
	for _, field := range domain.CompletenessFields {
		keys = append(keys, "completeness."+field)
	}
	for _, c := range domain.Currencies() {
		keys = append(keys, "currency."+strings.ToLower(string(c)))
	}
	for _, language := range []string{"en", "es"} {
		texts := textsOf(t, language)
		for _, key := range keys {
			if texts[key] == nil || texts[key] == "" {
				t.Errorf("%s.json lacks %s", language, key)
			}
		}
	}
}

func textsOf(t *testing.T, language string) map[string]any {
	t.Helper()
	content, err := assets.Translations().ReadFile("translations/" + language + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]any
	if err := json.Unmarshal(content, &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

// actionShape is what the name of an action looks like. Keys of texts look the same: they
// stand behind the name of a field, or begin with what they are.
var (
	actionShape = regexp.MustCompile(`^[a-z_]{3,}\.[a-z_]+$`)
	otherShape  = regexp.MustCompile(`^(error|report|formula|completeness)\.`)
	onlyTells   = regexp.MustCompile(`^(report|statistics|daily_movement)`) // files of what changes nothing
)

// actionKeys reads the names of the actions off the code of the use cases.
func actionKeys(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../domain/office/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no code of the use cases", err)
	}
	keys := []string{"action.undo"}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") || onlyTells.MatchString(filepath.Base(file)) {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, actionsIn(parsed)...)
	}
	if len(keys) < 40 {
		t.Fatalf("only %d actions were found", len(keys))
	}
	return keys
}

func actionsIn(file *ast.File) []string {
	var keys []string
	ast.Inspect(file, func(n ast.Node) bool {
		if field, ok := n.(*ast.KeyValueExpr); ok {
			name, named := field.Key.(*ast.Ident)
			return !named || name.Name == "Action"
		}
		literal, ok := n.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			return true
		}
		if text, _ := strconv.Unquote(literal.Value); actionShape.MatchString(text) && !otherShape.MatchString(text) {
			keys = append(keys, "action."+text)
		}
		return true
	})
	return keys
}

// A number or a day that is written like any text would show as it is stored.
func TestEveryNumberAndDayOfTheJournalHasAForm(t *testing.T) {
	for _, kind := range journaled {
		record, _ := domain.Empty(kind)
		value := reflect.ValueOf(record).Elem()
		for i := range value.NumField() {
			field, ok := value.Type().Field(i).Tag.Lookup("field")
			if !ok {
				continue
			}
			switch value.Field(i).Kind() {
			case reflect.Bool, reflect.Int, reflect.Int32, reflect.Int64:
				if entryFormOf(kind, field) == formText {
					t.Errorf("%s.%s has no form", kind, field)
				}
			}
		}
	}
}
