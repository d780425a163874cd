package opportunities

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/ui/kit"
)

const planWidth float32 = 480

// planFor plans an activity for the selected opportunities, of which row was clicked: the
// same one for each of them.
func (l *List) planFor(row office.Row) {
	session := l.host.Session()
	if l.Chosen() <= 1 {
		l.host.EditActivity(office.ActivityDraft{Activity: domain.Activity{Opportunity: row.ID, Day: session.Office().Today()}}, nil)
		return
	}
	l.withChosen(func(ids []domain.ID) {
		kit.Background(l.host.Runner(), func() (planWords, error) {
			return readPlanWords(context.Background(), session)
		}, func(words planWords, err error) {
			if err != nil {
				l.host.Failed(err)
				return
			}
			showPlanDialog(l.host, l.countText(int64(len(ids))), words, func(draft office.ActivityDraft) {
				changeAll(l.host, ids, func(ctx context.Context, s *office.Session, ids []domain.ID) (office.Outcome, error) {
					return s.PlanActivities(ctx, ids, draft)
				}, l.plannedText, nil)
			})
		})
	})
}

func (l *List) plannedText(done int) string {
	return lang.XN("bulk.planned", "{{.Count}} activities planned", done, map[string]any{"Count": l.region().Number(int64(done), 0)})
}

// planWords is what an activity for several opportunities is chosen from.
type planWords struct {
	types  []domain.Item
	people []domain.Person
}

func readPlanWords(ctx context.Context, s *office.Session) (w planWords, err error) {
	if w.types, err = s.Items(ctx, domain.ActivityTypes); err != nil {
		return w, err
	}
	w.types = slices.DeleteFunc(w.types, func(i domain.Item) bool { return i.Retired })
	w.people, err = s.People(ctx)
	w.people = slices.DeleteFunc(w.people, func(p domain.Person) bool { return p.Inactive })
	return w, err
}

func (w planWords) typeOptions() []kit.Option {
	options := make([]kit.Option, len(w.types))
	for i, t := range w.types {
		options[i] = kit.Option{ID: string(t.ID), Text: t.Name, Icon: t.Icon}
	}
	return options
}

func (w planWords) personOptions() []kit.Option {
	options := make([]kit.Option, len(w.people))
	for i, p := range w.people {
		options[i] = kit.Option{ID: string(p.ID), Text: p.Name}
	}
	return options
}

// planDialog asks what is to be done about several opportunities.
type planDialog struct {
	host   kit.Host
	draft  office.ActivityDraft
	set    *kit.Fieldset
	dialog *kit.Dialog
}

func showPlanDialog(host kit.Host, about string, words planWords, do func(office.ActivityDraft)) {
	d := &planDialog{host: host, set: kit.NewFieldset(host, func() {})}
	d.draft.Day = host.Session().Office().Today()
	plan := kit.NewButton(lang.X("bulk.plan", "Plan"), "", kit.ButtonPrimary, func() { d.answer(do) })
	d.dialog = kit.NewDialog(host.Window(), kit.DialogOptions{
		Title: lang.X("bulk.plan_title", "Activity for {{.About}}", map[string]any{"About": about}), Body: d.body(words), Width: planWidth,
		Buttons: []*kit.Button{kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.dialog.Close() }), plan},
	})
	d.dialog.Show()
}

func (d *planDialog) body(words planWords) fyne.CanvasObject {
	kind := d.set.Choice("type", words.typeOptions, false, func(o kit.Option) { d.draft.Type = domain.ID(o.ID) })
	if d.host.Session().May(access.Catalogues, access.Modify) {
		kind.ContextItems = func() []kit.MenuItem { return []kit.MenuItem{kit.CustomizeItem(d.host, domain.ActivityTypes)} }
	}
	subject := d.set.Line("subject", func(text string) { d.draft.Subject = text })
	day := d.set.Date("day", func(on domain.Date) { d.draft.Day = on })
	who := d.set.Choice("people", words.personOptions, true, func(o kit.Option) {
		d.draft.People = nil
		if o.ID != "" {
			d.draft.People = []domain.ID{domain.ID(o.ID)}
		}
	})
	who.PlaceHolder = lang.X("bulk.each_salesperson", "The salesperson of each")
	notes := d.set.Note("notes", 3, func(text string) { d.draft.Notes = text })
	d.set.Fill(func() { day.SetValue(d.draft.Day) })
	return container.New(kit.Rows(kit.Space2),
		pair(d.set.Required("type", lang.X("activity.type", "Type"), kind), d.set.Required("day", lang.X("activity.day", "Day"), day)),
		d.set.Required("subject", lang.X("activity.subject", "Subject"), subject),
		d.set.Field("people", lang.X("bulk.who", "Who does it"), who),
		d.set.Field("notes", lang.X("activity.notes", "Notes"), notes))
}

// answer plans it when what is typed keeps the rules.
func (d *planDialog) answer(do func(office.ActivityDraft)) {
	d.set.Commit()
	asked := d.draft.Activity
	asked.Opportunity = "each"
	if err := d.set.Problems(asked.Check()); err != nil {
		d.set.ShowProblems(err)
		return
	}
	d.dialog.Close()
	do(d.draft)
}
