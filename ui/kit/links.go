package kit

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a link and an e-mail address look like at the start of a text.
var (
	webLink  = regexp.MustCompile(`(?i)^(?:https?://|www\.)[^\s<>"“”«»]+`)
	mailLink = regexp.MustCompile(`(?i)^[\p{L}\d][\p{L}\d._%+\-]*@[\p{L}\d](?:[\p{L}\d\-]*[\p{L}\d])?(?:\.[\p{L}\d](?:[\p{L}\d\-]*[\p{L}\d])?)+`)
)

// FindLinks are the links of a text as they stand in it, in their order and each once:
// http, https and www addresses, and e-mail addresses. Punctuation after a link and a
// bracket that was opened before it do not belong to it.
func FindLinks(text string) []string {
	var links []string
	for rest, wordBefore := text, false; rest != ""; {
		link := ""
		if !wordBefore {
			link = linkAt(rest)
		}
		if link == "" {
			r, length := utf8.DecodeRuneInString(rest)
			wordBefore = unicode.IsLetter(r) || unicode.IsDigit(r)
			rest = rest[length:]
			continue
		}
		if !slices.Contains(links, link) {
			links = append(links, link)
		}
		rest, wordBefore = rest[len(link):], true
	}
	return links
}

// linkAt is the link a text begins with, or "".
func linkAt(text string) string {
	if link := trimLink(webLink.FindString(text)); hasHost(link) {
		return link
	}
	return mailLink.FindString(text)
}

// hasHost tells an address from a scheme or a www. alone.
func hasHost(link string) bool {
	_, host, found := strings.Cut(link, "://")
	if !found {
		host = link[min(len("www."), len(link)):]
		found = strings.Contains(host, ".")
	}
	r, _ := utf8.DecodeRuneInString(host)
	return found && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '[')
}

// trimLink takes off the punctuation of the sentence around a link.
func trimLink(link string) string {
	for {
		r, length := utf8.DecodeLastRuneInString(link)
		switch {
		case strings.ContainsRune(".,;:!?'’*_…", r):
		case r == ')' && strings.Count(link, "(") < strings.Count(link, ")"):
		case r == ']' && strings.Count(link, "[") < strings.Count(link, "]"):
		case r == '}' && strings.Count(link, "{") < strings.Count(link, "}"):
		default:
			return link
		}
		link = link[:len(link)-length]
	}
}

// LinkTarget is what to open for a link that FindLinks found: a URL with its scheme.
func LinkTarget(link string) string {
	switch lower := strings.ToLower(link); {
	case strings.HasPrefix(lower, "http://"), strings.HasPrefix(lower, "https://"):
		return link
	case strings.HasPrefix(lower, "www."):
		return "https://" + link
	}
	return "mailto:" + link
}
