package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

type tagBench struct {
	*formBench
	tags    *TagEntry
	changes [][]string
}

func newTagBench(t *testing.T) *tagBench {
	useLook(t)
	b := &tagBench{tags: NewTagEntry()}
	b.formBench = newFormBench(t, b.tags, NewTextEntry())
	b.tags.OnChanged = func(tags []string) { b.changes = append(b.changes, tags) }
	b.canvas.Focus(b.tags.FocusTarget())
	return b
}

func TestTagEntryAddsWithEnterCommaAndLeaving(t *testing.T) {
	b := newTagBench(t)
	b.types("machinery")
	b.keys(fyne.KeyReturn)
	b.types("2027 budget,")
	b.types("leasing")
	b.canvas.FocusNext()
	b.want("tags", b.tags.Tags(), []string{"machinery", "2027 budget", "leasing"})
	b.want("told", len(b.changes), 3)
	b.want("text left over", b.tags.editor.Text, "")
}

func TestTagEntryKnowsATagOnce(t *testing.T) {
	b := newTagBench(t)
	b.tags.SetTags([]string{"Café"})
	b.types("cafe,")
	b.types("  ,")
	b.want("tags", b.tags.Tags(), []string{"Café"})
	b.want("told", len(b.changes), 0)
}

func TestTagEntryPastesAList(t *testing.T) {
	b := newTagBench(t)
	clipboard().SetContent("a, b ,c")
	b.shortcut(&fyne.ShortcutPaste{Clipboard: clipboard()})
	b.want("tags", b.tags.Tags(), []string{"a", "b", "c"})
}

func TestTagEntryBackspaceRemovesTheLast(t *testing.T) {
	b := newTagBench(t)
	b.tags.SetTags([]string{"a", "b"})
	b.types("x")
	b.keys(fyne.KeyBackspace)
	b.want("tags after deleting a letter", b.tags.Tags(), []string{"a", "b"})
	b.keys(fyne.KeyBackspace)
	b.want("tags", b.tags.Tags(), []string{"a"})
	b.want("told", b.changes, [][]string{{"a"}})
}

func TestTagEntryCrossRemoves(t *testing.T) {
	b := newTagBench(t)
	b.tags.SetTags([]string{"a", "b"})
	first := b.tags.tags[0]
	b.click(first, 3, 9)
	b.want("tags after a click on the name", b.tags.Tags(), []string{"a", "b"})
	b.click(first, first.Size().Width-Space2, 9)
	b.want("tags", b.tags.Tags(), []string{"b"})
}

func TestTagEntrySuggests(t *testing.T) {
	b := newTagBench(t)
	b.tags.SetTags([]string{"maintenance"})
	b.tags.Suggest = func(text string, deliver func([]string)) {
		var found []string
		for _, known := range []string{"machinery", "maintenance", "mall"} {
			if strings.HasPrefix(known, text) {
				found = append(found, known)
			}
		}
		deliver(found)
	}
	b.types("ma")
	b.want("listed, without those already there", b.listed(), []string{"machinery", "mall"})
	b.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	b.types("mac")
	b.clickRow(0)
	b.types("mall2")
	b.keys(fyne.KeyReturn)
	b.want("tags", b.tags.Tags(), []string{"maintenance", "mall", "machinery", "mall2"})
}

func TestTagEntryDropsLateSuggestions(t *testing.T) {
	b := newTagBench(t)
	answers := map[string]func([]string){}
	b.tags.Suggest = func(text string, deliver func([]string)) { answers[text] = deliver }
	b.types("ma")
	answers["ma"]([]string{"mall"})
	answers["m"]([]string{"mice"})
	b.want("listed", b.listed(), []string{"mall"})
	b.keys(fyne.KeyEscape)
	answers["ma"]([]string{"late"})
	b.want("listed after Escape", b.listed(), []string(nil))
}

func TestTagEntryGrowsByLines(t *testing.T) {
	b := newTagBench(t)
	b.want("height of one line", b.tags.MinSize().Height, ControlHeight)
	b.tags.SetTags([]string{"a rather long tag", "another long tag", "and yet another tag", "and one more"})
	if got := b.tags.MinSize().Height; got <= ControlHeight {
		t.Errorf("height is %v, want more than one line", got)
	}
}

func TestTagEntryDisabledKeepsItsTags(t *testing.T) {
	b := newTagBench(t)
	b.tags.SetTags([]string{"a"})
	b.tags.Disable()
	chip := b.tags.tags[0]
	b.click(chip, chip.Size().Width-Space2, 9)
	b.want("tags", b.tags.Tags(), []string{"a"})
}
