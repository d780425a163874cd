package charts

// Draw draws a chart, width × height device pixels large. Any number of figures is drawn; texts that do not fit are
// shortened, thinned out or left out, never laid over one another. It fails with code Internal if a figure is not finite
// (or beyond ±1e100; but see Series.Values), a series has not one value for each category, the kind has no place for what is described, or the
// size or the scale is out of range (1 to 16384 pixels, 0.1 to 16). It may be called from several goroutines at once.
func Draw(c Chart, width, height int, s Style) (Picture, error) {
	if err := c.validate(); err != nil {
		return Picture{}, err
	}
	cv, err := newCanvas(width, height, s)
	if err != nil {
		return Picture{}, err
	}
	var p Picture
	switch {
	case c.Notice != "":
		cv.message(c.Notice)
	case c.isEmpty():
		cv.message(c.Empty)
	case c.Kind == HorizontalBars:
		p = newRows(c, cv).draw()
	case c.Kind == Funnel:
		p = newFunnel(c, cv).draw()
	case c.Kind == Lines:
		p = newLines(c, cv).draw()
	case c.Kind == Areas:
		p = newAreas(c, cv).draw()
	default:
		p = newColumns(c, cv).draw()
	}
	p.Image = cv.pixels
	return p, nil
}
