package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/DeRuina/timberjack"
	"github.com/adrg/xdg"

	"preventa/domain"
)

// What the program notes about itself, in the person's folder for such notes.
const (
	notes   = "preventa/preventa.log"
	crashes = "preventa/crash.log"
)

// startLog sends what the program notes about itself, and what its libraries print, to
// the log instead of the terminal. The log never keeps more than four files of 2 MB. A
// folder that takes no files leaves the program without a log, not without its work.
func startLog() (stop func()) {
	file := &timberjack.Logger{Filename: filepath.Join(xdg.StateHome, notes), MaxSize: 2, MaxBackups: 3, FileMode: 0o600}
	slog.SetDefault(slog.New(slog.NewTextHandler(file, nil)))
	return func() { _ = file.Close() }
}

// noteCrashes keeps what Go says when any part of the program crashes, which the window
// has no terminal to say it on.
func noteCrashes() {
	path, err := xdg.StateFile(crashes) // makes the folder
	if err != nil {
		slog.Warn("crashes will not be noted", "error", err)
		return
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err == nil {
		err = debug.SetCrashOutput(file, debug.CrashOptions{})
		_ = file.Close() // the runtime has its own copy by now
	}
	if err != nil {
		slog.Warn("crashes will not be noted", "error", err)
	}
}

// logError keeps an error without what the person typed or the office holds: its code,
// its keys and, unless it is about typed values, its cause.
func logError(err error) {
	var failed *domain.Error
	if !errors.As(err, &failed) {
		slog.Warn("command refused", "as", fmt.Sprintf("%T", err))
		return
	}
	attributes := []any{"code", failed.Code, "key", failed.Key}
	for _, f := range failed.Fields {
		attributes = append(attributes, "field", f.Field+" "+f.Key)
	}
	if failed.Err != nil && failed.Code != domain.Invalid {
		attributes = append(attributes, "cause", failed.Err)
	}
	slog.Error("command failed", attributes...)
}
