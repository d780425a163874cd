package export

// Margins of a page, in millimetres as every length here.
const (
	marginTop    = 15.0
	marginSide   = 18.0
	marginBottom = 21.0 // the foot stands in it
)

// left and right are the edges of what is written; room is what lies between.
func (p *pen) left() float64  { return marginSide }
func (p *pen) right() float64 { return p.width - marginSide }
func (p *pen) room() float64  { return p.right() - p.left() }
