package ui

import (
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"preventa/domain"
)

// ChooseFolder asks for a folder.
func (d disk) ChooseFolder(chosen func(path string)) {
	folders := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil || folder == nil {
			d.window.chosen(err)
			return
		}
		chosen(folder.Path())
	}, d.window.window)
	folders.Show()
	folders.Resize(fyne.NewSize(860, 560)) // Fyne's file dialogs have no size before they are shown
}

// OpenFolder hands a folder to the program the system shows folders with.
func (d disk) OpenFolder(path string) error {
	if err := d.window.files.HasFolder(path); err != nil {
		return err
	}
	place := filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" { // file:///C:/reports
		place = "/" + place
	}
	if err := d.window.app.OpenURL(&url.URL{Scheme: "file", Path: place}); err != nil {
		return &domain.Error{Code: domain.NotFound, Key: "error.open.file", Args: domain.Args{"Path": path}, Err: err}
	}
	return nil
}
