package report

import (
	"fmt"

	"preventa/domain"
	"preventa/domain/control"
)

// historyReports are those that tell of the past.
var historyReports = []Definition{
	{"time-in-state", true, TimeInState},
	{"stage-conversion", true, StageConversion},
	{"bridge", true, Bridge},
	{"activity", true, Activity},
	{"calibration", true, Calibration},
	{"calibration-by-salesperson", true, CalibrationBySalesperson},
	{"calibration-by-history", true, CalibrationByHistory},
	{"pipeline-over-time", true, PipelineOverTime},
}

// TimeInState tells how long opportunities were in each state that is not closed.
func TimeInState(l *control.Look, _ domain.Currency) Table {
	t := Table{
		ID: "time-in-state", TitleKey: "report.time_in_state", FormulaKey: "formula.time_in_state",
		Columns: []Column{
			column("state", "opportunity.state", Text),
			column("count", "figure.count", Count),
			column("median_days", "figure.median_days", Days),
			column("p80_days", "figure.p80_days", Days),
		},
	}
	for _, s := range control.TimeInState(l) {
		t.Rows = append(t.Rows, []any{s.State.Name, s.Count, optional(s.Median, s.Count > 0), optional(s.P80, s.Count > 0)})
	}
	return t
}

// StageConversion tells how many of those that came into a stage came further.
func StageConversion(l *control.Look, _ domain.Currency) Table {
	t := Table{
		ID: "stage-conversion", TitleKey: "report.stage_conversion", FormulaKey: "formula.stage_conversion",
		Columns: []Column{
			column("from", "figure.from_state", Text),
			column("to", "figure.to_state", Text),
			column("entered", "figure.entered", Count),
			column("reached", "figure.reached", Count),
			column("rate", "figure.conversion", Rate),
		},
	}
	for _, s := range control.StageConversion(l) {
		t.Rows = append(t.Rows, []any{s.From.Name, s.To.Name, s.Whole, s.Part, optional(s.Value(), s.Valid())})
	}
	return t
}

// Bridge leads from the pipeline before the period to that at its end.
func Bridge(l *control.Look, office domain.Currency) Table {
	step := column("step", "figure.step", Text)
	step.WordKey = "bridge."
	t := Table{
		ID: "bridge", TitleKey: "report.bridge", FormulaKey: "formula.bridge",
		Columns: []Column{
			step,
			column("count", "figure.count", Count),
			column("amount", "opportunity.amount", Money),
		},
	}
	for _, s := range control.Bridge(l) {
		t.Rows = append(t.Rows, []any{s.Step.ID(), s.Count, money(s.Amount, office)})
	}
	return t
}

// Activity tells what each person did, by type.
func Activity(l *control.Look, _ domain.Currency) Table {
	t := Table{
		ID: "activity", TitleKey: "report.activity", FormulaKey: "formula.activity",
		Columns: []Column{
			column("person", "figure.person", Text),
			column("type", "activity.type", Text),
			column("count", "figure.done", Count).Summed(),
			column("minutes", "activity.minutes", Minutes).Summed(),
		},
	}
	for _, a := range control.ActivityByPerson(l) {
		t.Rows = append(t.Rows, []any{a.Person.Text, a.Type.Text, a.Count, a.Minutes})
	}
	return t
}

// The columns of a calibration.
var calibrationColumns = []Column{
	column("band", "figure.band", Text),
	column("stated_mean", "figure.stated_mean", Rate),
	column("closed", "figure.closed", Count),
	column("won", "figure.won", Count),
	column("share", "figure.won_share", Rate),
}

// calibrationCells are what those columns hold of a band.
func calibrationCells(b control.CalibrationBand) []any {
	mean, some := b.StatedMean()
	return []any{fmt.Sprintf("%d-%d", b.From, b.To), optional(mean, some), b.Closed, b.Won, optional(b.Share().Value(), some)}
}

// Calibration compares what was stated with what came of it.
func Calibration(l *control.Look, _ domain.Currency) Table {
	return calibrationTable("calibration", "report.calibration", "formula.calibration", control.CalibrationOf(l))
}

// CalibrationByHistory compares what the office's own history would have said with what came
// of it.
func CalibrationByHistory(l *control.Look, _ domain.Currency) Table {
	return calibrationTable("calibration-by-history", "report.calibration_by_history", "formula.calibration_by_history", control.CalibrationOfHistory(l))
}

func calibrationTable(id, title, formula string, c control.Calibration) Table {
	t := Table{ID: id, TitleKey: title, FormulaKey: formula, Columns: calibrationColumns}
	for _, b := range c.Bands {
		t.Rows = append(t.Rows, calibrationCells(b))
	}
	return t
}

// CalibrationBySalesperson compares what each salesperson stated with what came of it, in the
// bands in which something closed.
func CalibrationBySalesperson(l *control.Look, _ domain.Currency) Table {
	t := Table{
		ID: "calibration-by-salesperson", TitleKey: "report.calibration_by_salesperson", FormulaKey: "formula.calibration",
		Columns: append([]Column{column("salesperson", "opportunity.salesperson", Text)}, calibrationColumns...),
	}
	for _, s := range control.CalibrationBySalesperson(l) {
		for _, b := range s.Bands {
			if b.Closed > 0 {
				t.Rows = append(t.Rows, append([]any{s.Salesperson.Text}, calibrationCells(b)...))
			}
		}
	}
	return t
}

// PipelineOverTime tells what stood in each state on some evenings.
func PipelineOverTime(l *control.Look, office domain.Currency) Table {
	t := Table{
		ID: "pipeline-over-time", TitleKey: "report.pipeline_over_time", FormulaKey: "formula.pipeline_over_time",
		Columns: []Column{
			column("date", "figure.evening", Date),
			column("state", "opportunity.state", Text),
			column("count", "figure.count", Count),
			column("amount", "opportunity.amount", Money),
			column("weighted", "opportunity.weighted", Money),
		},
	}
	for _, s := range control.PipelineOverTime(l) {
		t.Rows = append(t.Rows, []any{s.Day, s.State.Name, s.Count, money(s.Amount, office), money(s.Weighted, office)})
	}
	return t
}
