package exchange

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage/repository"
)

// OnlyPlaces lets Fyne's file dialogs ask for places alone. By itself Fyne empties the file
// that is to be replaced as soon as it is chosen, which loses it when nothing is written then.
func OnlyPlaces() {
	known, err := repository.ForScheme("file")
	if err != nil {
		return
	}
	if files, is := known.(fileRepository); is {
		if _, done := known.(places); !done {
			repository.Register("file", places{files})
		}
	}
}

// fileRepository is all that Fyne's own one of files can do.
type fileRepository interface {
	repository.AppendableRepository
	repository.CopyableRepository
	repository.DeleteAllRepository
	repository.HierarchicalRepository
	repository.ListableRepository
	repository.MovableRepository
}

// places is a repository of files that opens none for writing.
type places struct{ fileRepository }

// Writer is for Fyne.
func (places) Writer(u fyne.URI) (fyne.URIWriteCloser, error) { return place{u}, nil }

// place is where a file is to be written.
type place struct{ uri fyne.URI }

// URI is for Fyne.
func (p place) URI() fyne.URI { return p.uri }

// Write is for Fyne; nothing is written through it.
func (place) Write(b []byte) (int, error) { return len(b), nil }

// Close is for Fyne.
func (place) Close() error { return nil }
