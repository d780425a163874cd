package exchange

import (
	"bytes"

	"preventa/assets"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/storage/export"
)

// ICalendar is an agenda as a file for other calendars, in a language.
func (Files) ICalendar(a office.Agenda, r region.Region, language domain.Language) ([]byte, error) {
	var b bytes.Buffer
	err := export.WriteICalendar(&b, a, r, assets.Words(string(language)))
	return b.Bytes(), err
}
