package control

import "sync"

// people is what each salesperson closed in the period, found once for all figures.
type people struct {
	once              sync.Once
	list              []SalespersonClosing // in no order that means anything
	place             []int32              // by name: place in the list, from 1 on
	wonDays, lostDays []int32              // of all of them
}

// credited gives what each salesperson closed in the period.
func (l *Look) credited() *people {
	l.people.once.Do(func() { l.people.sum(l) })
	return &l.people
}

func (p *people) sum(l *Look) {
	closed := l.parted()
	p.place = make([]int32, len(l.names))
	for _, row := range closed.won {
		p.of(l, row).win(l, row)
	}
	for _, row := range closed.lost {
		p.of(l, row).lose(l, row)
	}
	p.wonDays = p.cycles(l, closed.won, func(c *SalespersonClosing) (*[]int32, int64) { return &c.wonDays, c.wonCycle.count })
	p.lostDays = p.cycles(l, closed.lost, func(c *SalespersonClosing) (*[]int32, int64) { return &c.lostDays, c.lostCycle.count })
}

// of is the closing of whoever is credited with a row.
func (p *people) of(l *Look, row int32) *SalespersonClosing {
	who := l.creditedTo[row]
	if p.place[who] == 0 {
		p.list = append(p.list, SalespersonClosing{Salesperson: l.names[who]})
		p.place[who] = int32(len(p.list))
	}
	return &p.list[p.place[who]-1]
}

// cycles lists the days of some rows, those of each salesperson together, and gives each
// theirs, of whom it is known how many they are.
func (p *people) cycles(l *Look, rows []int32, of func(*SalespersonClosing) (*[]int32, int64)) []int32 {
	all := make([]int32, len(rows))
	ends, end := make([]int32, len(p.list)), int64(0)
	for i := range p.list {
		days, count := of(&p.list[i])
		ends[i] = int32(end)
		*days = all[end : end+count : end+count]
		end += count
	}
	for _, row := range rows {
		if opened := l.openedOn[row]; opened != 0 {
			at := &ends[p.place[l.creditedTo[row]]-1]
			all[*at] = int32(l.closedOn[row] - opened)
			*at++
		}
	}
	return all[:end]
}
