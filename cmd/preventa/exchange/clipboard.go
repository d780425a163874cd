package exchange

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"os/exec"
	"runtime"
	"time"

	"preventa/domain"
)

// clipboardWait is how long a desktop may take to take a picture over.
const clipboardWait = 10 * time.Second

// CopyPicture puts a picture on the clipboard of the desktop, through the program that the
// desktop has for it. NotFound where there is none, or it refuses.
func (f Files) CopyPicture(picture image.Image) error {
	var encoded bytes.Buffer
	if err := png.Encode(&encoded, picture); err != nil {
		return domain.Wrap(domain.Internal, err, "picture")
	}
	path, err := f.KeepCopy("preventa.png", encoded.Bytes())
	if err != nil {
		return err
	}
	for _, command := range clipboardCommands(runtime.GOOS, path) {
		if err = copyWith(command, path); err == nil {
			return nil
		}
	}
	return &domain.Error{Code: domain.NotFound, Key: "error.clipboard.picture", Err: err}
}

// clipboardCommands are the programs that put the PNG file at a path on the clipboard, in
// the order to try them. Those of Linux read it from their input.
func clipboardCommands(system, path string) [][]string {
	switch system {
	case "darwin":
		return [][]string{{"osascript", "-e", "on run argv", "-e", "set the clipboard to (read (POSIX file (item 1 of argv)) as «class PNGf»)", "-e", "end run", path}}
	case "windows":
		return [][]string{{"powershell", "-NoProfile", "-NonInteractive", "-STA", "-Command",
			"Add-Type -AssemblyName System.Windows.Forms, System.Drawing; " +
				"[System.Windows.Forms.Clipboard]::SetImage([System.Drawing.Image]::FromFile($env:PREVENTA_PICTURE))"}}
	}
	return [][]string{{"wl-copy", "--type", "image/png"}, {"xclip", "-selection", "clipboard", "-target", "image/png"}}
}

// copyWith runs one of them. Those of Linux go on by themselves to hand the picture out, so
// nothing of theirs is waited for but their beginning.
func copyWith(command []string, path string) error {
	picture, err := os.Open(path)
	if err != nil {
		return err
	}
	defer picture.Close() // nothing was written
	ctx, cancel := context.WithTimeout(context.Background(), clipboardWait)
	defer cancel()
	run := exec.CommandContext(ctx, command[0], command[1:]...)
	run.Stdin, run.Env = picture, append(os.Environ(), "PREVENTA_PICTURE="+path)
	return run.Run()
}
