package charts

const (
	sideGap  = 14  // between the bars and the texts at their right, and between the columns of those
	sideMost = 0.6 // of the width right of the names that the texts may take; otherwise the last are left out
)

// sideTexts are the columns of texts at the right of a chart's rows.
type sideTexts struct {
	ends []int // right end of each column
	bold bool  // the first column is in semi-bold
}

// laySideTexts places the categories' texts at the right of the picture and returns where the bars may end.
func laySideTexts(c Chart, cv *canvas, plotLeft int) (sideTexts, int) {
	n := max(0, len(c.Head)-1)
	for _, category := range c.Categories {
		n = max(n, len(category.Columns))
	}
	s := sideTexts{bold: c.Kind != Funnel}
	widths, whole := make([]int, n), 0
	for i := range widths {
		widths[i] = s.columnWidth(c, cv, i) + cv.px(sideGap)
		whole += widths[i]
	}
	for n > 0 && float64(whole) > sideMost*float64(cv.width-plotLeft) {
		n--
		whole -= widths[n]
	}
	s.ends = make([]int, n)
	end := cv.width
	for i := n - 1; i >= 0; i-- {
		s.ends[i] = end
		end -= widths[i]
	}
	return s, end
}

func (s sideTexts) columnWidth(c Chart, cv *canvas, column int) int {
	var texts []string
	for _, category := range c.Categories {
		if column < len(category.Columns) {
			texts = append(texts, category.Columns[column])
		}
	}
	caption := widest([]string{c.caption(column)}, cv.measure)
	if column == 0 && s.bold {
		return max(caption, widest(texts, cv.measureBold))
	}
	return max(caption, widest(texts, cv.measure))
}

// caption is what the head of the chart says over a column of texts.
func (c Chart) caption(column int) string {
	if column+1 < len(c.Head) {
		return c.Head[column+1]
	}
	return ""
}

// draw writes the texts of one category.
func (s sideTexts) draw(cv *canvas, c Category, baseline int) {
	for i, end := range s.ends {
		switch {
		case i >= len(c.Columns):
		case i > 0:
			cv.text(c.Columns[i], end, baseline, right, cv.Theme.Text3)
		case s.bold:
			cv.bold(c.Columns[i], end, baseline, right, cv.Theme.Text)
		default:
			cv.text(c.Columns[i], end, baseline, right, cv.Theme.Text)
		}
	}
}

// drawHead writes the captions over the texts.
func (s sideTexts) drawHead(cv *canvas, c Chart, baseline int) {
	for i, end := range s.ends {
		cv.text(c.caption(i), end, baseline, right, cv.Theme.Text3)
	}
}
