// Package customers is the room of customers, prospects and contacts: their lists, the
// screen of a customer, the dialog of a contact, and what to do about duplicates.
package customers

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/ui/kit"
)

// dash stands for "does not apply", never for zero.
const dash = "—"

func orDash(text string) string {
	if text == "" {
		return dash
	}
	return text
}

// may reports a right on customers and contacts.
func may(host kit.Host, right access.Right) bool {
	return host.Session().May(access.Customers, right)
}

// nameCell shows a customer's name; the tag P says that it is a prospect.
func nameCell(name string, registered bool) kit.Cell {
	if name == "" {
		return kit.Cell{Text: dash, Colour: kit.ColorText2}
	}
	cell := kit.Cell{Text: name}
	if !registered {
		cell.Tag = lang.X("customer.prospect_tag", "P")
		cell.Tooltip = prospectTip(name)
	}
	return cell
}

func prospectTip(name string) string {
	return lang.X("customer.prospect_tip", "{{.Name}}: a prospect, not registered as a customer yet", map[string]any{"Name": name})
}

// standingText says what a customer is to the office.
func standingText(registered bool) string {
	if registered {
		return lang.X("customer.customer", "Customer")
	}
	return lang.X("customer.prospect", "Prospect")
}

// customerOption offers a customer in a lookup.
func customerOption(c domain.Customer) kit.Option {
	return kit.Option{ID: string(c.ID), Text: c.Name, Detail: c.City, Icon: "building-2", Tag: standingText(c.Registered)}
}

// openLink hands an address to the system and tells when that fails.
func openLink(host kit.Host, address string) {
	if err := host.Disk().OpenLink(address); err != nil {
		host.Failed(err)
	}
}
