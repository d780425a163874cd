package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// attachConsole gives a program that was built without a console the one of the prompt it
// was started from. Standard output and standard error that lead into a file or a pipe
// are left alone; without a prompt, as after a double click, nothing happens.
// Source: https://learn.microsoft.com/windows/console/attachconsole
func attachConsole() {
	noOutput, noError := leadsNowhere(windows.STD_OUTPUT_HANDLE), leadsNowhere(windows.STD_ERROR_HANDLE)
	if !noOutput && !noError {
		return
	}
	const parentProcess = ^uintptr(0) // ATTACH_PARENT_PROCESS
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	if attached, _, _ := attach.Call(parentProcess); attached == 0 {
		return
	}
	console, err := os.OpenFile("CONOUT$", os.O_RDWR, 0)
	if err != nil {
		return
	}
	if noOutput {
		os.Stdout = console
	}
	if noError {
		os.Stderr = console
	}
}

func leadsNowhere(standard uint32) bool {
	handle, err := windows.GetStdHandle(standard)
	return err != nil || handle == 0 || handle == windows.InvalidHandle
}
