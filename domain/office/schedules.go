package office

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// ScheduledReport is one of the reports a schedule makes: one that is saved, or one as it is
// asked for.
type ScheduledReport struct {
	Saved domain.ID   `json:"saved,omitempty"`
	Spec  *ReportSpec `json:"spec,omitempty"`
}

// EncodeScheduled is the text a domain.Schedule keeps its reports as.
func EncodeScheduled(list []ScheduledReport) string {
	text, err := json.Marshal(list)
	if err != nil {
		panic("office: scheduled reports that are no JSON: " + err.Error()) // plain values only
	}
	return string(text)
}

// ScheduledReports reads which reports a schedule makes. Invalid for a text that a later
// program wrote.
func ScheduledReports(sc domain.Schedule) ([]ScheduledReport, error) {
	var list []ScheduledReport
	if err := json.Unmarshal([]byte(sc.Reports), &list); err != nil {
		return nil, &domain.Error{Code: domain.Invalid, Key: "error.schedule.kept", Err: err}
	}
	return list, nil
}

// ScheduleStanding is a schedule with how it stands.
type ScheduleStanding struct {
	domain.Schedule
	Run  *ScheduleRun // the last; nil before the first
	Next time.Time    // zero while it is paused
}

// made is the moment it was last made for; zero for never.
func (st ScheduleStanding) made() time.Time {
	if st.Run == nil {
		return time.Time{}
	}
	return st.Run.Due
}

// Schedules lists the person's own schedules and the office's, by name, with how they stand.
// Forbidden.
func (s *Session) Schedules(ctx context.Context) ([]ScheduleStanding, error) {
	schedules, err := ownedList[domain.Schedule](ctx, s)
	if err != nil || len(schedules) == 0 {
		return nil, err
	}
	runs, err := s.scheduleRuns(ctx)
	if err != nil {
		return nil, err
	}
	now := s.office.Now()
	var list []ScheduleStanding
	for _, sc := range schedules {
		st := ScheduleStanding{Schedule: sc}
		if kept, ran := runs[st.ID]; ran {
			st.Run = runOf(kept)
		}
		if !st.Paused {
			st.Next = st.Schedule.Next(now)
		}
		list = append(list, st)
	}
	slices.SortStableFunc(list, func(a, b ScheduleStanding) int {
		return strings.Compare(domain.Fold(a.Name), domain.Fold(b.Name))
	})
	return list, nil
}

// DueSchedule is a schedule to be made, for the moment it fell due at.
type DueSchedule struct {
	domain.Schedule
	At time.Time
}

// DueSchedules lists the schedules to be made now. Again are those among them, too, whose last
// run failed. None in an office that is only looked at, nor for a person who may make none.
func (s *Session) DueSchedules(ctx context.Context, again bool) ([]DueSchedule, error) {
	if s.office.readOnly || !s.May(access.Reports, access.Read) || !s.May(access.Export, access.Read) {
		return nil, nil
	}
	list, err := s.Schedules(ctx)
	if err != nil {
		return nil, err
	}
	now := s.office.Now()
	var due []DueSchedule
	for _, st := range list {
		if at, is := st.Due(now, st.made()); is {
			due = append(due, DueSchedule{st.Schedule, at})
		} else if again && !st.Paused && st.Run != nil && len(st.Run.Failures) > 0 {
			due = append(due, DueSchedule{st.Schedule, st.Run.Due})
		}
	}
	return due, nil
}

// SaveSchedule adds or edits a schedule. Where its days are others than before, or it goes on
// after a pause, they count from now. Invalid, also for a name that another on offer has and
// for no reports; NotFound, Forbidden, ReadOnly, Conflict.
func (s *Session) SaveSchedule(ctx context.Context, sc domain.Schedule) (domain.Schedule, change.Set, error) {
	if err := s.mayOwn(sc); err != nil {
		return sc, change.Set{}, err
	}
	if err := s.checkSchedule(ctx, &sc); err != nil {
		return sc, change.Set{}, err
	}
	if sc.ID == "" {
		sc.ID, sc.Since = domain.NewID(), s.office.Now().UnixMilli()
		set, err := s.apply(ctx, "schedule.added", change.Adding(sc))
		sc.Version = 1
		return sc, set, err
	}
	before, err := loadOwned[domain.Schedule](ctx, s, sc.ID)
	if err != nil {
		return sc, change.Set{}, err
	}
	sc.Since = before.Since
	if !sc.SameDays(before) || before.Paused && !sc.Paused {
		sc.Since = s.office.Now().UnixMilli()
	}
	set, version, err := s.editOwned(ctx, before, sc, "schedule.changed")
	sc.Version = version
	return sc, set, err
}

func (s *Session) checkSchedule(ctx context.Context, sc *domain.Schedule) error {
	var p domain.Problems
	if wrong := (*domain.Error)(nil); errors.As(sc.Check(), &wrong) {
		p = wrong.Fields
	}
	if list, err := ScheduledReports(*sc); err != nil || len(list) == 0 {
		p.Add("reports", "error.schedule.reports", nil)
	}
	others, err := ownedList[domain.Schedule](ctx, s)
	if err != nil {
		return err
	}
	if name, taken := sameName(*sc, others); taken {
		p.Add("name", "error.name.taken", domain.Args{"Name": name})
	}
	return p.Err()
}

// DeleteSchedules takes schedules away, with how they were last made. NotFound, Forbidden,
// ReadOnly, Conflict.
func (s *Session) DeleteSchedules(ctx context.Context, ids []domain.ID) (change.Set, error) {
	changes, err := removeOwned[domain.Schedule](ctx, s, ids)
	if err != nil {
		return change.Set{}, err
	}
	runs, err := s.scheduleRuns(ctx)
	if err != nil {
		return change.Set{}, err
	}
	for _, id := range ids {
		if run, ran := runs[id]; ran {
			changes = append(changes, change.Removing(run))
		}
	}
	return s.apply(ctx, "schedule.removed", changes...)
}
