package domain

// Win closes the opportunity as won on a day, for its final amount.
func (o Opportunity) Win(s State, on Date, amount Money) Opportunity {
	o.Amount, o.Currency = amount.Minor, amount.Currency
	return o.close(s, on)
}

// Lose closes it as lost on a day, for a reason of the catalogue, if one is known.
func (o Opportunity) Lose(s State, on Date, reason ID, note string) Opportunity {
	o = o.close(s, on)
	o.LossReason, o.LossNote = reason, note
	return o
}

func (o Opportunity) close(s State, on Date) Opportunity {
	o = o.Enter(s, on)
	o.ClosedOn = on
	return o
}

// Hold puts it on hold until a day; without one nobody is reminded.
func (o Opportunity) Hold(s State, until, today Date) Opportunity {
	o = o.Enter(s, today)
	o.HoldUntil = until
	return o
}

// Reopens reports that going from one state to another takes back a closing.
func Reopens(from, to State) bool { return from.Class.IsClosed() && !to.Class.IsClosed() }
