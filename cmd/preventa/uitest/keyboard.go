package uitest

import (
	"net/url"

	"fyne.io/fyne/v2"
)

// The windows of Fyne's test driver do not hear shortcuts. These do, as the windows of a
// screen.

type keyedApp struct {
	fyne.App
	driver      *keyedDriver
	preferences fyne.Preferences
	link        string // the last one opened
}

// Preferences are those of the computer of the test.
func (a *keyedApp) Preferences() fyne.Preferences { return a.preferences }

// OpenURL notes the address, of which the system hears nothing.
func (a *keyedApp) OpenURL(address *url.URL) error {
	a.link = address.String()
	return nil
}

// NewWindow makes the one window of the test.
func (a *keyedApp) NewWindow(title string) fyne.Window {
	w := a.App.NewWindow(title)
	a.driver.canvas = &keyedCanvas{Canvas: w.Canvas()}
	return &keyedWindow{w, a.driver.canvas}
}

// Driver knows the canvas that hears.
func (a *keyedApp) Driver() fyne.Driver { return a.driver }

type keyedDriver struct {
	fyne.Driver
	canvas *keyedCanvas
}

// CanvasForObject is the canvas of the one window.
func (d *keyedDriver) CanvasForObject(fyne.CanvasObject) fyne.Canvas { return d.canvas }

type keyedWindow struct {
	fyne.Window
	canvas *keyedCanvas
}

// Canvas is the canvas that hears.
func (w *keyedWindow) Canvas() fyne.Canvas { return w.canvas }

type keyedCanvas struct {
	fyne.Canvas
	fyne.ShortcutHandler
}

// AddShortcut registers a shortcut.
func (c *keyedCanvas) AddShortcut(s fyne.Shortcut, handler func(fyne.Shortcut)) {
	c.ShortcutHandler.AddShortcut(s, handler)
}

// RemoveShortcut forgets a shortcut.
func (c *keyedCanvas) RemoveShortcut(s fyne.Shortcut) { c.ShortcutHandler.RemoveShortcut(s) }
