package office

import (
	"fyne.io/fyne/v2/lang"

	"preventa/ui/kit"
)

// typeIcons are the icons offered for activity types.
var typeIcons = []string{"phone", "mail", "users", "map-pin", "square-check", "sticky-note", "handshake", "wallet", "phone-call", "calendar-check", "package", "clock"}

// iconText says what an icon shows.
func iconText(icon string) string {
	switch icon {
	case "phone":
		return lang.X("icon.phone", "Telephone")
	case "mail":
		return lang.X("icon.mail", "Letter")
	case "users":
		return lang.X("icon.users", "People")
	case "map-pin":
		return lang.X("icon.map_pin", "Place")
	case "square-check":
		return lang.X("icon.square_check", "Check box")
	case "sticky-note":
		return lang.X("icon.sticky_note", "Note")
	case "handshake":
		return lang.X("icon.handshake", "Handshake")
	case "wallet":
		return lang.X("icon.wallet", "Wallet")
	case "phone-call":
		return lang.X("icon.phone_call", "Ringing telephone")
	case "calendar-check":
		return lang.X("icon.calendar_check", "Calendar")
	case "package":
		return lang.X("icon.package", "Parcel")
	case "clock":
		return lang.X("icon.clock", "Clock")
	}
	return lang.X("icon.none", "No icon")
}

// iconButton shows the icon of an activity type; a click offers others.
func (v *catalogueRowView) iconButton() *kit.Button {
	icon := v.row().item.Icon
	shown := icon
	if shown == "" {
		shown = "minus"
	}
	v.icon = kit.NewIconButton(shown, iconText(icon), nil)
	v.icon.SetOnTapped(func() {
		kit.ShowContextMenu(v.dialog.host.Window().Canvas(), kit.Below(v.icon), v.iconItems()...)
	})
	return v.icon
}

func (v *catalogueRowView) iconItems() []kit.MenuItem {
	items := make([]kit.MenuItem, len(typeIcons))
	for i, icon := range typeIcons {
		items[i] = kit.MenuItem{Icon: icon, Label: iconText(icon), Run: func() { v.dialog.setIcon(v.at, icon) }}
	}
	return items
}

func (d *catalogueDialog) setIcon(at int, icon string) {
	d.model.rows[at].item.Icon = icon
	d.show()
	d.changed()
	d.host.Window().Canvas().Focus(d.views[at].icon)
}
