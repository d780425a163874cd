// Command preventa keeps a small office's sales opportunities. With no command it opens
// the window; its commands do the same jobs without one.
package main

import (
	"bufio"
	"context"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"time"

	"preventa/domain"
	"preventa/ui/kit"
)

func main() { os.Exit(run(os.Args[1:])) }

// environment is what a command works in. Out carries data alone; everything said about
// the work goes to notes.
type environment struct {
	ctx   context.Context
	out   io.Writer
	notes io.Writer
	clock func() time.Time
}

// run does what the arguments ask for and returns the exit code: 0, or 1 after one line
// on standard error.
func run(args []string) int {
	if len(args) > 0 {
		attachConsole()
	}
	closeLog := startLog()
	defer closeLog()
	kit.Speak(kit.SystemLanguage())
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	return guard(func() error { return perform(ctx, args) })
}

// guard gives the exit code of some work. A crash is told as any other failure is, and
// the log keeps where it happened.
func guard(work func() error) (code int) {
	defer func() {
		if fault := recover(); fault != nil {
			slog.Error("the program crashed", "fault", fault, "stack", string(debug.Stack()))
			code = say(domain.Fail(domain.Internal, "", nil))
		}
	}()
	if err := work(); err != nil {
		return say(err)
	}
	return 0
}

// perform finds the command and runs it. What it wrote reaches standard output even when
// it fails half way.
func perform(ctx context.Context, args []string) error {
	command, err := parse(args)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	err = command.Run(&environment{ctx: ctx, out: out, notes: os.Stderr, clock: time.Now})
	if lost := out.Flush(); lost != nil {
		return outputLost(lost)
	}
	if err != nil && ctx.Err() != nil {
		return interrupted()
	}
	return err
}

// say logs an error in full and puts it on standard error as one line for a person. It
// returns the exit code of a failure.
func say(err error) int {
	logError(err)
	_, _ = io.WriteString(os.Stderr, "preventa: "+errorLine(err)+"\n")
	return 1
}
