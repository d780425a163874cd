package office

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
)

// catalogueTitle is the title of the dialog of a catalogue, of the states for "".
func catalogueTitle(c domain.Catalogue) string {
	switch c {
	case domain.Origins:
		return lang.X("catalogue.origins", "Customize origins")
	case domain.Competitors:
		return lang.X("catalogue.competitors", "Customize competitors")
	case domain.Tags:
		return lang.X("catalogue.tags", "Customize tags")
	case domain.LossReasons:
		return lang.X("catalogue.loss_reasons", "Customize loss reasons")
	case domain.ActivityTypes:
		return lang.X("catalogue.activity_types", "Customize activity types")
	case domain.Positions:
		return lang.X("catalogue.positions", "Customize positions")
	case domain.Sectors:
		return lang.X("catalogue.sectors", "Customize sectors")
	case domain.Roles:
		return lang.X("catalogue.roles", "Customize contact roles")
	}
	return lang.X("catalogue.states", "Customize states")
}

// catalogueAdd is the button that adds a word to a catalogue.
func catalogueAdd(c domain.Catalogue) string {
	switch c {
	case domain.Origins:
		return lang.X("catalogue.add_origin", "Add origin")
	case domain.Competitors:
		return lang.X("catalogue.add_competitor", "Add competitor")
	case domain.Tags:
		return lang.X("catalogue.add_tag", "Add tag")
	case domain.LossReasons:
		return lang.X("catalogue.add_loss_reason", "Add loss reason")
	case domain.ActivityTypes:
		return lang.X("catalogue.add_activity_type", "Add activity type")
	case domain.Positions:
		return lang.X("catalogue.add_position", "Add position")
	case domain.Sectors:
		return lang.X("catalogue.add_sector", "Add sector")
	case domain.Roles:
		return lang.X("catalogue.add_role", "Add role")
	}
	return lang.X("catalogue.add_state", "Add state")
}

// catalogueOrder says what the order of the words is for.
func catalogueOrder(c domain.Catalogue) string {
	switch c {
	case "":
		return lang.X("catalogue.order_states", "Drag to change the order: it is that of the steps of a record. Right click for more.")
	case domain.ActivityTypes:
		return lang.X("catalogue.order_types", "Drag to change the order, which is that of the quick log.")
	}
	return lang.X("catalogue.order", "Drag to change the order in which they are offered. Right click for more.")
}

// catalogueRemark is what the dialog says while nothing is wrong.
func catalogueRemark(c domain.Catalogue) string {
	if c == domain.Positions {
		return lang.X("catalogue.in_use_positions", "One in use is not deleted: retire it or merge it. The contacts in it follow its name.")
	}
	return lang.X("catalogue.in_use", "One in use is not deleted: retire it, and it is no longer offered while its history stays, or merge it into another.")
}
