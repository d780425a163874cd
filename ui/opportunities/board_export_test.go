package opportunities

import (
	"preventa/domain/office"
	"preventa/ui/kit"
)

// BoardForTest is a board on its own, without the list it belongs to.
type BoardForTest = board

// BoardEventsForTest is what a board tells its list.
type BoardEventsForTest = modeEvents

// NewBoardForTest makes one.
func NewBoardForTest(host kit.Host, by office.Column, events BoardEventsForTest) *BoardForTest {
	return newBoard(host, by, events)
}
