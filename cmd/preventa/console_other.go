//go:build !windows

package main

// attachConsole does nothing where every program has the terminal it was started from.
func attachConsole() {}
