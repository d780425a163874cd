package control

// quotationCounts is how many quotations each opportunity has, its revisions among them, by row.
func (l *Look) quotationCounts() []int32 {
	counts := make([]int32, len(l.there))
	if l.quotations == nil {
		return counts
	}
	of := l.quotations.columns[quotationOpportunity]
	for i, there := range l.quotations.columns[quotationThere] {
		if there != 0 && of[i] > 0 {
			counts[of[i]-1]++
		}
	}
	return counts
}

// activityCounts is how many activities about each opportunity were done, by row.
func (l *Look) activityCounts() []int32 {
	counts := make([]int32, len(l.there))
	if l.activities == nil {
		return counts
	}
	of, done := l.activities.columns[activityOpportunity], l.activities.columns[activityDone]
	for i, there := range l.activities.columns[activityThere] {
		if there != 0 && done[i] != 0 && of[i] > 0 {
			counts[of[i]-1]++
		}
	}
	return counts
}
