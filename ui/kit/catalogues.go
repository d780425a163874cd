package kit

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
)

// CustomizeText is the command that customizes a catalogue.
func CustomizeText(c domain.Catalogue) string {
	switch c {
	case domain.Origins:
		return lang.X("command.customize_origins", "Customize origins…")
	case domain.Competitors:
		return lang.X("command.customize_competitors", "Customize competitors…")
	case domain.Tags:
		return lang.X("command.customize_tags", "Customize tags…")
	case domain.LossReasons:
		return lang.X("command.customize_loss_reasons", "Customize loss reasons…")
	case domain.ActivityTypes:
		return lang.X("command.customize_activity_types", "Customize activity types…")
	case domain.Positions:
		return lang.X("command.customize_positions", "Customize positions…")
	case domain.Sectors:
		return lang.X("command.customize_sectors", "Customize sectors…")
	}
	return lang.X("command.customize_roles", "Customize contact roles…")
}

// CustomizeItem is the entry, in the menu of a right click on a field or a column, that
// customizes its catalogue.
func CustomizeItem(host Host, c domain.Catalogue) MenuItem {
	return MenuItem{Icon: "sliders-horizontal", Label: CustomizeText(c), Disabled: !host.Session().May(access.Catalogues, access.Modify),
		Run: func() { host.CustomizeItems(c) }}
}
