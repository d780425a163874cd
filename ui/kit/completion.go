package kit

import "preventa/domain/access"

// CompletionMark is what a planned activity carries in a timeline: a box to tick, or
// nothing for somebody who may only look.
func CompletionMark(host Host) TimelineMark {
	if host.Session().May(access.Activities, access.Modify) {
		return TimelineBox
	}
	return TimelineNoMark
}
