//go:build !windows

package officefile

import (
	"errors"
	"syscall"
)

// isQuota reports that a person's share of the disk is used up.
func isQuota(err error) bool { return errors.Is(err, syscall.EDQUOT) }
