package kit

import (
	"slices"
	"testing"
)

func TestFindLinks(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                      nil,
		"Call Ana tomorrow, e.g. at 9.15":       nil,
		"See https://house.example/a?b=1&c=2#d": {"https://house.example/a?b=1&c=2#d"},
		"HTTP://House.example and www.house.example":              {"HTTP://House.example", "www.house.example"},
		"Plans at https://house.example.":                         {"https://house.example"},
		"Really, https://house.example/x, yes!":                   {"https://house.example/x"},
		"“https://house.example/ñandú”…":                          {"https://house.example/ñandú"},
		"https://house.example/ends?!":                            {"https://house.example/ends"},
		"(see https://house.example/a)":                           {"https://house.example/a"},
		"https://house.example/wiki/Line_(bottling)":              {"https://house.example/wiki/Line_(bottling)"},
		"(https://house.example/wiki/Line_(bottling)).":           {"https://house.example/wiki/Line_(bottling)"},
		"[https://house.example/a] {www.house.example}":           {"https://house.example/a", "www.house.example"},
		"<https://house.example/a>":                               {"https://house.example/a"},
		"<a href=\"https://house.example/a\">":                    {"https://house.example/a"},
		"Ana <ana.rojas@house.example>, b+c@sub.house.example.":   {"ana.rojas@house.example", "b+c@sub.house.example"},
		"mailto:ana@house.example":                                {"ana@house.example"},
		"José: josé@compañía.example":                             {"josé@compañía.example"},
		"@ana, ana@ and ana@house are no addresses":               nil,
		"3 @ 5.000 each":                                          nil,
		"https:// and www. alone, www.x too":                      nil,
		"awww.house.example xhttps://house.example":               nil,
		"https://a.example\nhttps://b.example\thttps://a.example": {"https://a.example", "https://b.example"},
		"ana@house.example ana@house.example":                     {"ana@house.example"},
		"https://user@house.example:8080/x":                       {"https://user@house.example:8080/x"},
	} {
		if got := FindLinks(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestLinkTargetHasAScheme(t *testing.T) {
	for link, want := range map[string]string{
		"https://house.example/A": "https://house.example/A",
		"HTTP://house.example":    "HTTP://house.example",
		"WWW.house.example":       "https://WWW.house.example",
		"ana@house.example":       "mailto:ana@house.example",
	} {
		if got := LinkTarget(link); got != want {
			t.Errorf("%q opens %q, want %q", link, got, want)
		}
	}
}
