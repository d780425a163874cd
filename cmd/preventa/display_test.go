//go:build linux

package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

const (
	patience                  = 60 * time.Second      // for anything to happen, on a slow machine
	tick                      = 20 * time.Millisecond // between two looks
	screenWidth, screenHeight = 1366, 820

	aMoment = 150 * time.Millisecond // the screen has to be still for, to count as painted
)

// display is a virtual screen with a window manager, a mouse and a keyboard.
type display struct {
	testing.TB
	environment []string
	frame       string // the file the X server keeps the screen's pixels in
}

// newDisplay starts an X server on a display of its own choice. The programs it takes are
// part of what "make test" installs.
func newDisplay(t testing.TB) *display {
	t.Helper()
	for _, program := range []string{"Xvfb", "openbox", "xdotool"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Fatalf("%s is missing; “make test” installs what the tests of the window need", program)
		}
	}
	folder := t.TempDir()
	s := &display{TB: t, frame: filepath.Join(folder, "Xvfb_screen0")}
	number, told, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer number.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", screenWidth, screenHeight), "-fbdir", folder, "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{told}
	s.start(server)
	_ = told.Close() // the server has its own
	if err := number.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	line, err := io.ReadAll(io.LimitReader(number, 8))
	chosen := strings.TrimSpace(string(line))
	if _, wrong := strconv.Atoi(chosen); wrong != nil {
		t.Fatalf("Xvfb told no display: %q, %v", line, err)
	}
	s.environment = append(os.Environ(), "DISPLAY=:"+chosen, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1",
		"LANG=en_US.UTF-8", "TZ=UTC", "HOME="+folder, "XDG_CONFIG_HOME="+folder, "XDG_STATE_HOME="+folder, "XDG_CACHE_HOME="+folder)
	settings := filepath.Join(folder, "openbox.xml")
	if err := os.WriteFile(settings, []byte(bareWindows), 0o600); err != nil {
		t.Fatal(err)
	}
	s.start(s.command("openbox", "--config-file", settings))
	return s
}

// bareWindows has the window manager add no frame, so that a window is where it says.
const bareWindows = `<openbox_config xmlns="http://openbox.org/3.4/rc">
<applications><application class="*"><decor>no</decor></application></applications></openbox_config>`

// command is a program on this screen.
func (s *display) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = s.environment
	return c
}

// start runs a program until the test ends, at the latest.
func (s *display) start(c *exec.Cmd) {
	s.Helper()
	if err := c.Start(); err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() {
		_ = c.Process.Kill() // it may have ended by itself
		_ = c.Wait()
	})
}

// run runs a program to its end and gives what it wrote.
func (s *display) run(name string, args ...string) (string, error) {
	ctx, stop := context.WithTimeout(s.Context(), patience)
	defer stop()
	var out, failed bytes.Buffer
	c := exec.CommandContext(ctx, name, args...)
	c.Env, c.Stdout, c.Stderr = s.environment, &out, &failed
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, &failed)
	}
	return out.String(), nil
}

// must is run for what has to succeed.
func (s *display) must(name string, args ...string) string {
	s.Helper()
	out, err := s.run(name, args...)
	if err != nil {
		s.Fatal(err)
	}
	return out
}

// await looks until something is true.
func (s *display) await(what string, is func() bool) {
	s.Helper()
	looks := time.NewTicker(tick)
	defer looks.Stop()
	for deadline := time.Now().Add(patience); !is(); <-looks.C {
		if time.Now().After(deadline) {
			s.Fatalf("waited %v for %s; the screen then: %s", patience, what, s.keep())
		}
	}
}

// keep writes what is on the screen to a file that outlives the test.
func (s *display) keep() string {
	file, err := os.CreateTemp("", "preventa-screen-*.png")
	if err != nil {
		return err.Error()
	}
	defer file.Close()
	if whole := s.picture(image.Rect(0, 0, screenWidth, screenHeight)); whole != nil {
		err = png.Encode(file, whole)
	}
	if err != nil {
		return err.Error()
	}
	return file.Name()
}

// picture is a part of the screen as it is now, nil while it cannot be read.
func (s *display) picture(part image.Rectangle) *image.RGBA {
	file, err := os.Open(s.frame)
	if err != nil {
		return nil
	}
	defer file.Close()
	var header [25]uint32 // of the X window dump, file version 7
	if binary.Read(file, binary.BigEndian, &header) != nil {
		return nil
	}
	const size, bitsPerPixel, bytesPerLine, colours, colourBytes = 0, 11, 12, 19, 12
	if header[bitsPerPixel] != 32 {
		s.Fatalf("the screen has %d bits a pixel, want 32", header[bitsPerPixel])
	}
	start := int64(header[size] + header[colours]*colourBytes)
	p := image.NewRGBA(part)
	line := make([]byte, 4*part.Dx())
	for y := part.Min.Y; y < part.Max.Y; y++ {
		if _, err := file.ReadAt(line, start+int64(y)*int64(header[bytesPerLine])+4*int64(part.Min.X)); err != nil {
			return nil
		}
		for x := range part.Dx() {
			b, g, r := line[4*x], line[4*x+1], line[4*x+2]
			p.SetRGBA(part.Min.X+x, y, color.RGBA{r, g, b, 0xff})
		}
	}
	return p
}

// change does something and waits until a part of the screen is other than it was, and still.
func (s *display) change(what string, part image.Rectangle, do func()) {
	s.Helper()
	before := s.picture(part)
	do()
	last, since := before, time.Now()
	s.await(what, func() bool {
		now := s.picture(part)
		if now == nil || !bytes.Equal(now.Pix, last.Pix) {
			last, since = now, time.Now()
			return false
		}
		return !bytes.Equal(now.Pix, before.Pix) && time.Since(since) >= aMoment
	})
}
