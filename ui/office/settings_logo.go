package office

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	_ "image/jpeg" // a logo may be one
	_ "image/png"  // or this

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// mostPixels is the largest picture a logo is decoded from: what is larger would be no
// letterhead, and may be made to fill the memory.
const mostPixels = 40_000_000

const (
	logoWidth  float32 = 180
	logoHeight float32 = 64
)

// logoChoice is the picture of the letterhead while it is chosen.
type logoChoice struct {
	owner   *settingsDialog
	kept    []byte // the picture there is, nil for none
	changed bool
	preview *fyne.Container
	remove  *kit.Button
	frame   *kit.Field
}

// content is what SaveSettings is told: nil leaves the picture there was.
func (l *logoChoice) content() []byte {
	if !l.changed {
		return nil
	}
	if l.kept == nil {
		return []byte{}
	}
	return l.kept
}

// field shows the picture with what can be done about it.
func (l *logoChoice) field() fyne.CanvasObject {
	l.preview = container.NewStack()
	choose := kit.NewButton(lang.X("settings.choose_logo", "Choose a picture…"), "image", kit.ButtonNormal, l.choose)
	l.remove = kit.NewButton(lang.X("settings.remove_logo", "Remove"), "trash-2", kit.ButtonGhost, func() { l.take(nil) })
	row := container.New(kit.Columns(kit.Space3), kit.Fixed(logoWidth, logoHeight, l.preview), kit.Centred(choose), kit.Centred(l.remove))
	l.frame = l.owner.set.Field("logo", kit.FieldTitle(domain.KindOffice, "logo"), row)
	return l.frame
}

// show draws the picture on white, as paper shows it.
func (l *logoChoice) show() {
	l.preview.RemoveAll()
	back := kit.ColorPaper
	if l.kept == nil {
		back = kit.ColorSurface2
	}
	paper := canvas.NewRectangle(kit.Paint(back))
	paper.StrokeColor, paper.StrokeWidth = kit.Paint(kit.ColorBorder), 1
	l.preview.Add(paper)
	if l.kept == nil {
		l.preview.Add(container.NewCenter(kit.NewText(lang.X("settings.no_logo", "No logo"), kit.TextCaption, kit.ColorText3, false)))
		l.remove.Disable()
	} else {
		sum := sha256.Sum256(l.kept)
		picture := canvas.NewImageFromResource(fyne.NewStaticResource(hex.EncodeToString(sum[:]), l.kept))
		picture.FillMode = canvas.ImageFillContain
		l.preview.Add(container.New(kit.Inset(kit.Space1, kit.Space1, kit.Space1, kit.Space1), picture))
		l.remove.Enable()
	}
	l.preview.Refresh()
}

// choose asks for a file and takes it when it is a picture.
func (l *logoChoice) choose() {
	host := l.owner.host
	host.Disk().ChooseFile([]string{".png", ".jpg", ".jpeg"}, func(path string) {
		kit.Background(host.Runner(), func() ([]byte, error) {
			content, err := host.Disk().ReadFile(path, office.MaxLogo)
			if err != nil {
				return nil, err
			}
			return content, checkLogo(content)
		}, func(content []byte, err error) {
			if err != nil {
				l.frame.SetError(kit.ErrorText(err))
				return
			}
			l.take(content)
		})
	})
}

// take makes another picture, or none, that of the letterhead once it is saved.
func (l *logoChoice) take(content []byte) {
	l.kept, l.changed = content, true
	l.frame.ClearError()
	l.show()
	l.owner.edited()
}

// checkLogo decodes a picture whole: one that is cut off or something else is Invalid.
func checkLogo(content []byte) error {
	unreadable := domain.Fail(domain.Invalid, "error.logo.unreadable", nil)
	header, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || header.Width*header.Height > mostPixels {
		return unreadable
	}
	if _, _, err := image.Decode(bytes.NewReader(content)); err != nil {
		return unreadable
	}
	return nil
}
