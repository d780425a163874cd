package report

// FileSetup is how a sheet is written to a file of data. Its zero value is what programs
// read: fields parted by commas, decimals by a point, no mark at the start.
type FileSetup struct {
	// BOM puts a byte order mark before the text, by which spreadsheets know it for UTF-8.
	BOM bool `json:"bom,omitempty"`
	// Separator parts the fields; 0 is a comma.
	Separator rune `json:"separator,omitempty"`
	// DecimalComma parts the decimals of figures by a comma, as spreadsheets of many regions
	// read them.
	DecimalComma bool `json:"decimal_comma,omitempty"`
}

// Separators are those that programs tell apart.
var Separators = []rune{',', ';', '\t', '|'}

// SetupFor is what a spreadsheet of a region reads: where the decimal mark is a comma, it
// cannot part fields.
func SetupFor(decimal rune) FileSetup {
	if decimal == ',' {
		return FileSetup{BOM: true, Separator: ';', DecimalComma: true}
	}
	return FileSetup{BOM: true, Separator: ','}
}
