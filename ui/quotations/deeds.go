package quotations

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// deeds is what one does with a quotation, from the list or from its screen.
type deeds struct{ host kit.Host }

// state is what the deeds need to know of a quotation.
type state struct {
	id          domain.ID
	number      string
	label       string
	status      domain.QuotationStatus // as it stands today
	opportunity domain.ID
	total       domain.Money
}

func stateOf(row office.QuotationRow) state {
	return state{row.ID, row.Number, row.Label(), row.Status, row.OpportunityID, row.Total}
}

// may reports a right on quotations.
func (d deeds) may(right access.Right) bool { return d.host.Session().May(access.Quotations, right) }

func (d deeds) today() domain.Date { return d.host.Session().Office().Today() }

func (d deeds) canDecide(q state) bool {
	return (q.status == domain.Sent || q.status == domain.Expired) && d.may(access.Modify)
}

func (d deeds) canRevise(q state) bool {
	return (q.status == domain.Sent || q.status == domain.Expired || q.status == domain.Rejected) && d.may(access.Add|access.Modify)
}

// statusItems move a quotation on.
func (d deeds) statusItems(q state) []kit.MenuItem {
	return []kit.MenuItem{
		{Icon: "send", Label: lang.X("command.send_quotation", "Send…"), Disabled: q.status != domain.Draft || !d.may(access.Modify), Run: func() { d.send(q) }},
		{Icon: "circle-check", Label: lang.X("command.accept_quotation", "Accept…"), Disabled: !d.canDecide(q), Run: func() { d.accept(q) }},
		{Icon: "circle-x", Label: lang.X("command.reject_quotation", "Reject…"), Disabled: !d.canDecide(q), Run: func() { d.reject(q) }},
		{Icon: "pencil", Label: lang.X("command.revise_quotation", "Revise"), Disabled: !d.canRevise(q), Run: func() { d.revise(q) }},
	}
}

func (d deeds) copyItem(q state) kit.MenuItem {
	return kit.MenuItem{Icon: "copy", Label: lang.X("command.copy_quotation", "Copy as new"), Disabled: q.id == "" || !d.may(access.Add),
		Run: func() { d.host.NewQuotation("", q.id) }}
}

func (d deeds) opportunityItem(q state) kit.MenuItem {
	return kit.MenuItem{Icon: "target", Label: lang.X("command.open_opportunity", "Open the opportunity"), Disabled: q.opportunity == "",
		Run: func() { d.host.OpenOpportunity(q.opportunity, kit.Place{}) }}
}

// change does a use case, tells of it with the offer to undo, and goes on.
func (d deeds) change(told string, do func(ctx context.Context) (change.Set, error), next func()) {
	kit.Background(d.host.Runner(), func() (change.Set, error) {
		return do(context.Background())
	}, func(set change.Set, err error) {
		if err != nil {
			d.host.Failed(err)
			return
		}
		if len(set.Changes) > 0 {
			d.host.Notify(kit.Undoable(d.host, told, set))
		}
		next()
	})
}

// dayQuestion asks for the day something happened.
type dayQuestion struct {
	title, explain, label, deed string
	more                        fyne.CanvasObject // below the day; may be nil
}

const dayQuestionWidth float32 = 460

func (d deeds) askDay(q dayQuestion, do func(domain.Date)) {
	day := d.today()
	set := kit.NewFieldset(d.host, func() {})
	field := set.Date("day", func(typed domain.Date) { day = typed })
	body := container.New(kit.Rows(kit.Space2))
	if q.explain != "" {
		body.Add(kit.NewWrapped(q.explain, dayQuestionWidth-2*kit.Space4))
	}
	body.Add(kit.FixedWidth(180, set.Required("day", q.label, field)))
	if q.more != nil {
		body.Add(q.more)
	}
	set.Fill(func() { field.SetValue(day) })
	var dialog *kit.Dialog
	answer := func() {
		set.Commit()
		var missing domain.Problems
		if day.IsZero() {
			missing.Add("day", "error.required", nil)
		}
		if err := set.Problems(missing.Err()); err != nil {
			set.ShowProblems(err)
			return
		}
		dialog.Close()
		do(day)
	}
	dialog = kit.NewDialog(d.host.Window(), kit.DialogOptions{Title: q.title, Body: body, Width: dayQuestionWidth, Buttons: []*kit.Button{
		kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { dialog.Close() }),
		kit.NewButton(q.deed, "", kit.ButtonPrimary, answer),
	}})
	dialog.Show()
}

// send marks a quotation sent and, where the person wants it, shows its PDF or writes the
// e-mail afterwards.
func (d deeds) send(q state) {
	var showing, mailing bool
	more := container.New(kit.Rows(kit.Space1),
		kit.NewCaption(lang.X("quotation.afterwards", "Afterwards")),
		kit.NewSwitch(lang.X("quotation.then_pdf", "Open the PDF"), func(on bool) { showing = on }),
		kit.NewSwitch(lang.X("quotation.then_mail", "Write the e-mail"), func(on bool) { mailing = on }))
	args := map[string]any{"Number": q.label}
	d.askDay(dayQuestion{
		title:   lang.X("quotation.send_title", "Send {{.Number}}", args),
		explain: lang.X("quotation.send_explain", "Once sent it is not edited any more; to change it, revise it."),
		label:   lang.X("quotation.sent_on", "Sent on"), deed: lang.X("quotation.mark_sent", "Mark as sent"), more: more,
	}, func(on domain.Date) {
		d.change(lang.X("quotation.sent_toast", "{{.Number}} sent", args), func(ctx context.Context) (change.Set, error) {
			return d.host.Session().SendQuotation(ctx, q.id, on)
		}, func() {
			d.offerFollowing(q, func() {
				switch {
				case mailing:
					d.mail(q)
				case showing:
					d.openPDF(q)
				}
			})
		})
	})
}

// deal is the opportunity of a quotation with the class of its state.
type deal struct {
	office.Draft
	class domain.Class
}

// readDeal reads the opportunity of a quotation; it runs off the UI goroutine.
func readDeal(ctx context.Context, s *office.Session, id domain.ID) (deal, error) {
	d, err := s.Opportunity(ctx, id)
	if err != nil {
		return deal{}, err
	}
	states, err := s.States(ctx)
	if err != nil {
		return deal{}, err
	}
	at := slices.IndexFunc(states, func(state domain.State) bool { return state.ID == d.State })
	if at < 0 {
		return deal{Draft: d}, nil
	}
	return deal{d, states[at].Class}, nil
}

// withDeal hands on the opportunity of a quotation that the person may change; other does
// what is left where there is none.
func (d deeds) withDeal(q state, use func(deal), other func()) {
	if q.opportunity == "" || !d.host.Session().May(access.Opportunities, access.Modify) {
		other()
		return
	}
	kit.Background(d.host.Runner(), func() (deal, error) {
		return readDeal(context.Background(), d.host.Session(), q.opportunity)
	}, func(o deal, err error) {
		switch {
		case err != nil:
			d.host.Failed(err)
			other()
		case o.RemovedAt != 0:
			other()
		default:
			use(o)
		}
	})
}

// offerFollowing offers that the amount of an opportunity, where another is typed, follow
// its quotations, and goes on.
func (d deeds) offerFollowing(q state, next func()) {
	d.withDeal(q, func(o deal) {
		if o.AmountFollows || o.Money() == q.total || o.class.IsClosed() {
			next()
			return
		}
		r := d.host.Session().Office().Region()
		args := map[string]any{"Opportunity": numbered(o.Number, o.Name), "Amount": r.Money(o.Money()), "Total": r.Money(q.total), "Number": q.label}
		kit.Ask(d.host.Window(), kit.AskOptions{
			Title:   lang.X("quotation.follow_title", "Let the amount follow?"),
			Message: lang.X("quotation.follow", "{{.Opportunity}} says {{.Amount}}, and {{.Number}} comes to {{.Total}}. The amount can follow the accepted quotation, else the one sent last.", args),
			Choices: []kit.Choice{
				{Label: lang.X("quotation.keep_amount", "Keep the amount"), Kind: kit.ButtonNormal, Cancel: true, Run: next},
				{Label: lang.X("quotation.let_follow", "Let the amount follow"), Kind: kit.ButtonPrimary, Run: func() { d.follow(o, next) }},
			},
		})
	}, next)
}

func (d deeds) follow(o deal, next func()) {
	told := lang.X("quotation.follows_toast", "The amount of {{.Opportunity}} follows its quotations", map[string]any{"Opportunity": numbered(o.Number, o.Name)})
	d.change(told, func(ctx context.Context) (change.Set, error) {
		return d.host.Session().FollowQuotations(ctx, o.ID, true)
	}, next)
}

// accept marks a quotation accepted, and offers to win its opportunity for its total.
func (d deeds) accept(q state) {
	args := map[string]any{"Number": q.label}
	d.askDay(dayQuestion{
		title: lang.X("quotation.accept_title", "{{.Number}} accepted", args),
		label: lang.X("quotation.accepted_on", "Accepted on"), deed: lang.X("quotation.mark_accepted", "Mark as accepted"),
	}, func(on domain.Date) {
		d.change(lang.X("quotation.accepted_toast", "{{.Number}} accepted", args), func(ctx context.Context) (change.Set, error) {
			return d.host.Session().AcceptQuotation(ctx, q.id, on)
		}, func() { d.offerWinning(q, on) })
	})
}

func (d deeds) offerWinning(q state, on domain.Date) {
	d.withDeal(q, func(o deal) {
		if o.class == domain.Won {
			return
		}
		asked := o.Draft
		asked.Amount, asked.Currency, asked.ClosedOn = q.total.Minor, q.total.Currency, on
		asked.State = ""
		kit.AskWon(d.host, kit.Closing{About: numbered(o.Number, o.Name), Draft: asked}, func(answer kit.ClosingAnswer) {
			d.close(o, answer, lang.X("quotation.won_toast", "{{.Opportunity}} won", map[string]any{"Opportunity": numbered(o.Number, o.Name)}))
		})
	}, func() {})
}

// close saves what a dialog made of an opportunity.
func (d deeds) close(o deal, answer kit.ClosingAnswer, told string) {
	d.change(told, func(ctx context.Context) (change.Set, error) {
		draft, err := d.host.Session().Opportunity(ctx, o.ID)
		if err != nil {
			return change.Set{}, err
		}
		answer(&draft)
		_, set, err := d.host.Session().SaveOpportunity(ctx, draft)
		return set, err
	}, func() {})
}

// reject marks a quotation rejected and, where no other of the opportunity is still open,
// offers to lose that.
func (d deeds) reject(q state) {
	args := map[string]any{"Number": q.label}
	d.askDay(dayQuestion{
		title: lang.X("quotation.reject_title", "{{.Number}} rejected", args),
		label: lang.X("quotation.rejected_on", "Rejected on"), deed: lang.X("quotation.mark_rejected", "Mark as rejected"),
	}, func(on domain.Date) {
		d.change(lang.X("quotation.rejected_toast", "{{.Number}} rejected", args), func(ctx context.Context) (change.Set, error) {
			return d.host.Session().RejectQuotation(ctx, q.id, on)
		}, func() { d.withDeal(q, func(o deal) { d.offerLosing(o, on) }, func() {}) })
	})
}

func (d deeds) offerLosing(o deal, on domain.Date) {
	if o.class.IsClosed() {
		return
	}
	kit.Background(d.host.Runner(), func() ([]office.QuotationRow, error) {
		return d.host.Session().QuotationsOf(context.Background(), o.ID)
	}, func(rows []office.QuotationRow, err error) {
		hope := slices.ContainsFunc(rows, func(row office.QuotationRow) bool {
			return row.Status == domain.Draft || row.Status == domain.Sent || row.Status == domain.Accepted
		})
		switch {
		case err != nil:
			d.host.Failed(err)
		case !hope:
			asked := o.Draft
			asked.State, asked.ClosedOn = "", on
			kit.AskLost(d.host, kit.Closing{About: numbered(o.Number, o.Name), Draft: asked}, func(answer kit.ClosingAnswer) {
				d.close(o, answer, lang.X("quotation.lost_toast", "{{.Opportunity}} lost", map[string]any{"Opportunity": numbered(o.Number, o.Name)}))
			})
		}
	})
}

// revise makes a new revision and opens it.
func (d deeds) revise(q state) {
	var next domain.ID
	var label string
	kit.Background(d.host.Runner(), func() (change.Set, error) {
		revision, set, err := d.host.Session().ReviseQuotation(context.Background(), q.id)
		next, label = revision.ID, revision.Label()
		return set, err
	}, func(set change.Set, err error) {
		if err != nil {
			d.host.Failed(err)
			return
		}
		d.host.OpenQuotation(next)
		d.host.Notify(kit.Undoable(d.host, lang.X("quotation.revised_toast", "Revision {{.Number}} begun", map[string]any{"Number": label}), set))
	})
}
