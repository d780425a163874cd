package domain

import "fmt"

// Activity is something done, or planned, about an opportunity or just with a customer.
type Activity struct {
	ID          ID
	Version     int64
	Type        ID     `field:"type" ref:"item"`
	Subject     string `field:"subject"` // what it is, in a line
	Notes       string `field:"notes"`
	Opportunity ID     `field:"opportunity" ref:"opportunity"`
	Customer    ID     `field:"customer" ref:"customer"`
	Contact     ID     `field:"contact" ref:"contact"`
	Day         Date   `field:"day"`
	Minute      int    `field:"minute"`  // of the day, 1 is 00:00; 0 is no time
	Minutes     int    `field:"minutes"` // how long
	People      []ID   `field:"people" ref:"person"`
	Done        bool   `field:"done"`
	RemovedAt   int64  `field:"removed_at"` // UTC milliseconds it went to the recycle bin, 0: it did not
}

// MaxMinutes is the longest an activity can take: a week.
const MaxMinutes = 7 * 24 * 60

// Kind is KindActivity.
func (Activity) Kind() Kind { return KindActivity }

// Key is the id and the version read.
func (a Activity) Key() (ID, int64) { return a.ID, a.Version }

// Clock is the time of day as 15:04, "" for none.
func (a Activity) Clock() string { return ClockText(a.Minute) }

// ClockText writes a minute of the day, of which 1 is 00:00, as 15:04; "" for 0.
func ClockText(minute int) string {
	if minute == 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", (minute-1)/60, (minute-1)%60)
}

// Complete marks a planned activity done on the day it was planned for, or today when
// that is still to come.
func (a Activity) Complete(today Date) Activity {
	a.Done = true
	if a.Day > today {
		a.Day, a.Minute = today, 0
	}
	return a
}

// Check validates the activity.
func (a *Activity) Check() error {
	var p Problems
	CheckLine(&p, "subject", &a.Subject)
	CheckNotes(&p, "notes", &a.Notes)
	if a.Subject == "" {
		p.Add("subject", "error.required", nil)
	}
	if a.Type == "" {
		p.Add("type", "error.required", nil)
	}
	if a.Day.IsZero() {
		p.Add("day", "error.required", nil)
	}
	if a.Minute < 0 || a.Minute > 24*60 {
		p.Add("day", "error.activity.minute", nil)
	}
	if a.Minutes < 0 || a.Minutes > MaxMinutes {
		p.Add("minutes", "error.activity.minutes", nil)
	}
	if a.Opportunity == "" && a.Customer == "" {
		p.Add("customer", "error.activity.about", nil)
	}
	return p.Err()
}

// Urgency says how an opportunity's next activity stands.
type Urgency string

// The urgencies, most urgent first.
const (
	Overdue Urgency = "overdue"
	Today   Urgency = "today"
	Planned Urgency = "planned"
	None    Urgency = "none"
)

// Urgencies lists them, most urgent first.
var Urgencies = []Urgency{Overdue, Today, Planned, None}

// UrgencyOf is that of something planned for a day; none without one. What is due at a
// time today is overdue only tomorrow.
func UrgencyOf(day, today Date) Urgency {
	switch {
	case day.IsZero():
		return None
	case day < today:
		return Overdue
	case day == today:
		return Today
	}
	return Planned
}
