//go:build !windows

package export

import (
	"errors"
	"syscall"
)

// isFull reports that there is no room: on the disk, for the person, or for a file so large.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

// isHeld reports that another program keeps a file to itself.
func isHeld(err error) bool { return errors.Is(err, syscall.ETXTBSY) || errors.Is(err, syscall.EBUSY) }
