package sqlstore

import (
	"context"

	"preventa/domain"
	"preventa/domain/office"
)

const contactFirm = " LEFT JOIN customer c ON c.id = k.customer"

var contactList = &listing{
	table: "contact k", id: "k.id", base: "k.removed_at = 0", search: []string{"k.search", "COALESCE(c.folded, '')"}, joins: []string{contactFirm},
	sort: office.ColumnName, tie: "k.folded, k.id",
	columns: map[office.Column]listColumn{
		office.ColumnName:     {sort: "k.folded", equal: "k.folded", fold: true},
		office.ColumnCustomer: {sort: "c.folded", empty: "k.customer IS NULL", equal: "c.folded", fold: true, joins: []string{contactFirm}},
		office.ColumnPosition: {sort: "k.position_folded", empty: "k.position = ''", equal: "k.position_folded", fold: true},
		office.ColumnPhone:    {sort: "k.phone", empty: "k.phone = ''", equal: "k.phone"},
		office.ColumnMobile:   {sort: "k.mobile", empty: "k.mobile = ''", equal: "k.mobile"},
		office.ColumnEmail:    {sort: "k.email", empty: "k.email = ''", equal: "k.email"},
		office.ColumnBirthday: {sort: "substr(k.birthday, 6)", empty: "k.birthday IS NULL", equal: "k.birthday"},
	},
}

// ContactRows gives the page of a query that starts at row first.
func (s *Store) ContactRows(ctx context.Context, q office.Query, first, count int) ([]office.ContactRow, error) {
	const statement = `SELECT k.id, ` + contactLabel + `, COALESCE(c.name, ''), COALESCE(c.id, ''), COALESCE(c.registered, FALSE), k.position, k.phone, k.mobile, k.email, k.birthday
		FROM contact k` + contactFirm
	return pageRows(ctx, s, contactList, q, first, count, statement, func(scan func(...any) error) (domain.ID, office.ContactRow, error) {
		var r office.ContactRow
		err := scan(&r.ID, &r.Name, &r.Customer, &r.CustomerID, &r.Registered, &r.Position, &r.Phone, &r.Mobile, &r.Email, dayInto{&r.Birthday})
		return r.ID, r, err
	})
}
