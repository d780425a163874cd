package export

// The room of a logo on a quotation, in millimetres.
const (
	logoWidth  = 62.0
	logoHeight = 18.0
)
