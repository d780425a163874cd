package ui_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"preventa/assets"
	"preventa/domain"
	"preventa/domain/region"
)

// call is one lang.X or lang.XN in the code, with the key and the English text it names.
type call struct {
	where, key, fallback string
	plural               bool
}

func TestEveryTextOfTheCodeIsTranslated(t *testing.T) {
	texts := englishTexts(t)
	calls := translationCalls(t, "../ui", "../cmd")
	if len(calls) == 0 {
		t.Fatal("no texts were found in the code")
	}
	for _, c := range calls {
		forms, ok := texts[c.key]
		if !ok {
			t.Errorf("%s: en.json lacks %s", c.where, c.key)
			continue
		}
		if plural := len(forms) > 1; plural != c.plural {
			t.Errorf("%s: %s is plural in the code: %v, in en.json: %v", c.where, c.key, c.plural, plural)
		}
		for _, form := range forms {
			if want, got := names(c.fallback), names(form); !slices.Equal(want, got) {
				t.Errorf("%s: the code fills %s in with %v, en.json with %v", c.where, c.key, want, got)
			}
		}
	}
}

// errorKey is a whole key of an error, not the beginning of one.
var errorKey = regexp.MustCompile(`^error\.[a-z0-9_.]*[a-z0-9]$`)

func TestEveryErrorOfTheCodeIsTranslated(t *testing.T) {
	texts, found := englishTexts(t), 0
	eachNode(t, func(where string, node ast.Node) {
		literal, ok := node.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			return
		}
		key, err := strconv.Unquote(literal.Value)
		if err != nil || !errorKey.MatchString(key) {
			return
		}
		found++
		if _, ok := texts[key]; !ok {
			t.Errorf("%s: en.json lacks %s", where, key)
		}
	}, "../domain", "../storage", "../ui", "../cmd")
	if found == 0 {
		t.Error("no keys of errors were found in the code")
	}
}

// TestEveryKeyMadeAtRunTimeIsTranslated covers the keys that are put together from the
// values of the domain, which no literal in the code shows whole.
func TestEveryKeyMadeAtRunTimeIsTranslated(t *testing.T) {
	texts := englishTexts(t)
	for _, key := range keysMadeAtRunTime() {
		if _, ok := texts[key]; !ok {
			t.Errorf("en.json lacks %s", key)
		}
	}
}

func keysMadeAtRunTime() []string {
	keys := []string{"error.states.no_" + string(domain.Won), "error.states.no_" + string(domain.Lost),
		"action.states.customized", "action.states.merged", "action.opportunity.saved", "action.opportunity.opened", "action.undo"}
	for _, code := range []domain.Code{domain.NotFound, domain.Conflict, domain.Forbidden, domain.Invalid, domain.Locked,
		domain.Full, domain.ReadOnly, domain.Damaged, domain.Newer, domain.Internal} {
		keys = append(keys, domain.Fail(code, "", nil).MessageKey())
	}
	for _, catalogue := range []domain.Catalogue{domain.Origins, domain.Competitors, domain.Tags} {
		keys = append(keys, fmt.Sprintf("action.%ss.customized", catalogue), fmt.Sprintf("action.%ss.merged", catalogue))
	}
	for month := range 12 {
		keys = append(keys, fmt.Sprintf("month.%d", month+1), fmt.Sprintf("month.short.%d", month+1))
	}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
		keys = append(keys, "weekday."+day)
	}
	for _, field := range domain.FieldNames(domain.Opportunity{}) {
		keys = append(keys, "opportunity."+field)
	}
	for _, r := range region.All() {
		keys = append(keys, r.NameKey)
	}
	return keys
}

// TestEveryActionIsTranslated reads the names of the change sets off the calls that
// apply them.
func TestEveryActionIsTranslated(t *testing.T) {
	texts, found := englishTexts(t), 0
	eachNode(t, func(where string, node ast.Node) {
		c, ok := node.(*ast.CallExpr)
		if !ok || called(c) != "apply" && called(c) != "merge" || len(c.Args) < 2 {
			return
		}
		action, ok := constantText(c.Args[1])
		if !ok {
			return
		}
		found++
		if _, ok := texts["action."+action]; !ok {
			t.Errorf("%s: en.json lacks action.%s", where, action)
		}
	}, "../domain/office")
	if found == 0 {
		t.Error("no actions were found in the code")
	}
}

// englishTexts are the texts of en.json by key: one, or one for each plural form.
func englishTexts(t *testing.T) map[string][]string {
	t.Helper()
	file, err := assets.Translations().ReadFile("translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	var entries map[string]any
	if err := json.Unmarshal(file, &entries); err != nil {
		t.Fatal(err)
	}
	texts := map[string][]string{}
	for key, entry := range entries {
		forms, plural := entry.(map[string]any)
		if !plural {
			texts[key] = []string{fmt.Sprint(entry)}
		}
		for _, form := range forms {
			texts[key] = append(texts[key], fmt.Sprint(form))
		}
	}
	return texts
}

// translationCalls finds every call that names its key and text as constants.
func translationCalls(t *testing.T, folders ...string) []call {
	t.Helper()
	var calls []call
	eachNode(t, func(where string, node ast.Node) {
		c, ok := node.(*ast.CallExpr)
		if !ok || receiver(c) != "lang" || len(c.Args) == 0 {
			return
		}
		key, constant := constantText(c.Args[0])
		if !constant {
			return
		}
		found := call{where: where, key: key, fallback: key}
		switch called(c) {
		case "X", "LocalizeKey":
			found.fallback = textAt(t, where, c, 1)
		case "XN", "LocalizePluralKey":
			found.fallback, found.plural = textAt(t, where, c, 1), true
		case "N", "LocalizePlural":
			found.plural = true
		case "L", "Localize":
		default:
			return
		}
		calls = append(calls, found)
	}, folders...)
	return calls
}

func textAt(t *testing.T, where string, c *ast.CallExpr, at int) string {
	t.Helper()
	if text, ok := constantText(c.Args[at]); ok {
		return text
	}
	t.Errorf("%s: the text beside a key is not a constant", where)
	return ""
}

// eachNode visits the syntax of every Go file below the folders but the tests.
func eachNode(t *testing.T, visit func(where string, node ast.Node), folders ...string) {
	t.Helper()
	files := token.NewFileSet()
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(node ast.Node) bool {
				if node != nil {
					visit(files.Position(node.Pos()).String(), node)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// called is the name of the method or function a call selects, and receiver what it is
// selected from.
func called(c *ast.CallExpr) string {
	if s, ok := c.Fun.(*ast.SelectorExpr); ok {
		return s.Sel.Name
	}
	return ""
}

func receiver(c *ast.CallExpr) string {
	if s, ok := c.Fun.(*ast.SelectorExpr); ok {
		if from, ok := s.X.(*ast.Ident); ok {
			return from.Name
		}
	}
	return ""
}

// constantText is the text of a string literal, or of literals joined by plus signs.
func constantText(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, e.Kind == token.STRING && err == nil
	case *ast.BinaryExpr:
		left, ok := constantText(e.X)
		right, also := constantText(e.Y)
		return left + right, ok && also && e.Op == token.ADD
	}
	return "", false
}

var placeholder = regexp.MustCompile(`\{\{.*?\}\}`)

// names are the distinct placeholders of a text, in an order of their own.
func names(text string) []string {
	return slices.Compact(slices.Sorted(slices.Values(placeholder.FindAllString(text, -1))))
}
