package control

import "fmt"

// cycleLimits are the longest days of each bucket of cycle lengths but the last, which is of
// more than a year: a week, two, a month, two, three, half a year, a year.
var cycleLimits = []int32{7, 14, 30, 60, 90, 180, 365}

// CycleBucket is a range of days from opening to closing, both ends included.
type CycleBucket struct {
	From, To int32 // To is 0 without an end; From is -1 of those that closed before they opened
}

// Key names the bucket: "0-7", "366-".
func (b CycleBucket) Key() string {
	switch {
	case b.From < 0:
		return "negative"
	case b.To == 0:
		return fmt.Sprintf("%d-", b.From)
	}
	return fmt.Sprintf("%d-%d", b.From, b.To)
}

// CycleLength is what took as long as a bucket says.
type CycleLength struct {
	Bucket CycleBucket
	Outcome
}

// CycleLengths counts what was won and what was lost in the period by the days from opening
// to closing: 0–7, 8–14, 15–30, 31–60, 61–90, 91–180, 181–365, and more. A bucket of its own
// comes first for those whose days are the wrong way round, if there are any. Those of which
// a day is not known are left out. None where nothing closed.
//
// Date basis: closed on, within the period.
func CycleLengths(l *Look) []CycleLength {
	closed, list := l.parted(), cycleBuckets()
	table := cycleTable(list)
	counted := false
	for _, row := range closed.won {
		if l.openedOn[row] != 0 {
			list[table.place(l, row)].win(l, row)
			counted = true
		}
	}
	for _, row := range closed.lost {
		if l.openedOn[row] != 0 {
			list[table.place(l, row)].lose(l, row)
			counted = true
		}
	}
	switch {
	case !counted:
		return nil
	case list[0].Closed() == 0:
		return list[1:]
	}
	return list
}

// cycleBuckets are all the buckets, empty.
func cycleBuckets() []CycleLength {
	list, from := []CycleLength{{Bucket: CycleBucket{From: -1, To: -1}}}, int32(0)
	for _, to := range cycleLimits {
		list = append(list, CycleLength{Bucket: CycleBucket{From: from, To: to}})
		from = to + 1
	}
	return append(list, CycleLength{Bucket: CycleBucket{From: from}})
}

// cyclePlaces is the place of the bucket by days; what is longer is in the last.
type cyclePlaces []uint8

func cycleTable(list []CycleLength) cyclePlaces {
	var table cyclePlaces
	for i, c := range list {
		for day := c.Bucket.From; day >= 0 && day <= c.Bucket.To; day++ {
			table = append(table, uint8(i))
		}
	}
	return append(table, uint8(len(list)-1))
}

// place is that of the bucket of a row that closed and of which both days are known.
func (t cyclePlaces) place(l *Look, row int32) uint8 {
	days := int(l.closedOn[row] - l.openedOn[row])
	if days < 0 {
		return 0
	}
	return t[min(days, len(t)-1)]
}

// cycleMembers are what took as long as a bucket says and came to the end Series names.
func cycleMembers(l *Look, p Part) []int32 {
	list := cycleBuckets()
	table := cycleTable(list)
	return keeping(l.endedAs(p.Series), func(row int32) bool {
		return l.openedOn[row] != 0 && list[table.place(l, row)].Bucket.Key() == p.Key
	})
}
