package officefile

import (
	"errors"
	"syscall"
)

// errorDiskFull is ERROR_DISK_FULL, which Windows reports beside ERROR_HANDLE_DISK_FULL.
const errorDiskFull = syscall.Errno(112)

// isQuota reports that the disk has no room left.
func isQuota(err error) bool { return errors.Is(err, errorDiskFull) }
