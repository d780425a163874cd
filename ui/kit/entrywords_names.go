package kit

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
)

// ActionText says what a set did: "changes to an opportunity".
func ActionText(action string) string { return lang.X("action."+action, action) }

// KindText is a kind of record in words: "Opportunity".
func KindText(kind domain.Kind) string { return lang.X("kind."+string(kind), string(kind)) }

// KindsText is a kind of record in words, of many: "Opportunities".
func KindsText(kind domain.Kind) string { return lang.X("kinds."+string(kind), string(kind)) }

// KindCount counts records of a kind in words: "3 opportunities".
func KindCount(kind domain.Kind, n int) string {
	return lang.XN("kind_count."+string(kind), string(kind), n, map[string]any{"Count": strconv.Itoa(n)})
}

// kindIcons are the pictures of the kinds.
var kindIcons = map[domain.Kind]string{
	domain.KindOffice: "building-2", domain.KindPerson: "user-round", domain.KindState: "square-kanban", domain.KindItem: "tag",
	domain.KindCustomer: "building-2", domain.KindContact: "user", domain.KindOpportunity: "target", domain.KindParticipant: "users",
	domain.KindActivity: "calendar-check", domain.KindProduct: "package", domain.KindQuotation: "file-text", domain.KindLine: "list",
	domain.KindAttachment: "paperclip", domain.KindRate: "coins", domain.KindView: "bookmark",
	domain.KindTarget: "trophy", domain.KindSavedReport: "bookmark", domain.KindSchedule: "clock", domain.KindScheduleRun: "clock",
}

// KindIcon is the name of the picture of a kind of record.
func KindIcon(kind domain.Kind) string { return kindIcons[kind] }

// fieldPrefixes are the kinds whose fields are titled under another name than their own.
var fieldPrefixes = map[domain.Kind]string{domain.KindLine: "line"}

// FieldTitle is the title of a field, as its form has it: "Expected close".
func FieldTitle(kind domain.Kind, field string) string {
	prefix, other := fieldPrefixes[kind]
	if !other {
		prefix = string(kind)
	}
	key := prefix + "." + field
	return lang.X(key, key)
}
