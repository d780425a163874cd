package control

import (
	"fyne.io/fyne/v2/lang"

	"preventa/ui/kit"
)

// explain says in words what a chart shows, how it is computed and by which date.
func (s *Screen) explain(k *card) {
	text := explanation(k.chart.ID)
	if k.formula != "" {
		text = k.formula + "\n\n" + text
	}
	kit.ShowMessage(s.host.Window(), k.chart.Title(), text)
}

func explanation(chart string) string {
	switch chart {
	case "who-closes-best":
		return lang.X("explain.who_closes_best", "Of the opportunities that closed in the period, the share that was won, by the salesperson responsible when they closed. The dashed line is the whole team. 34/52 is 34 won of 52 closed. Fewer than 5 closed are shown grey: such a rate says little yet. Resting on a bar shows the range in which the true rate lies with 95 % confidence (Wilson).")
	case "who-closes-most":
		return lang.X("explain.who_closes_most", "The amounts won in the period, by the salesperson responsible when the opportunity closed. Beside it, the share of everything won, and how many were won.")
	case "closed-by-month":
		return lang.X("explain.closed_by_month", "Every opportunity that was won or lost, in the month in which it closed, by the salesperson responsible then.")
	case "origins":
		return lang.X("explain.origins", "Per origin: the amount won and the win rate of what closed in the period. The dot is the rate, the line around it the range in which the true rate lies with 95 % confidence. Where the cost of a campaign is known, its return is (amount won − cost) ÷ cost.")
	case "open-by-state":
		return lang.X("explain.open_by_state", "What is open or on hold, by the state in which it stands on the day looked at. The width is the number of opportunities, the amount stands beside it. The period does not matter here. Weighted is amount × probability ÷ 100.")
	case "loss-reasons":
		return lang.X("explain.loss_reasons", "What was lost in the period, by the reason noted when it was lost. No reason is a reason of its own.")
	case "cycle-length":
		return lang.X("explain.cycle_length", "How many days passed from the day an opportunity was opened to the day it closed, won and lost apart, for what closed in the period.")
	case "amount-bands":
		return lang.X("explain.amount_bands", "The win rate of what closed in the period, by how large the opportunity was.")
	}
	return explanationOfPast(chart)
}

// explanationOfPast explains the charts of what is expected, and of what the journal tells.
func explanationOfPast(chart string) string {
	switch chart {
	case "forecast":
		return lang.X("explain.forecast", "What is open, in the month in which its close is expected: amount × probability ÷ 100, on top of what was won so far. The mark is the target. What should have closed by now and has not is overdue and stands apart.")
	case "time-in-state":
		return lang.X("explain.time_in_state", "How many days opportunities stay in each state, going back into it added up. Half of them stay no longer than the median, four in five no longer than the 80th percentile.")
	case "stage-conversion":
		return lang.X("explain.stage_conversion", "Of the opportunities that entered a state in the period, the share that later came to the next state, or was won. Going back does not undo it.")
	case "bridge":
		return lang.X("explain.bridge", "From what was in progress before the period to what is at its end: created, reopened, raised, lowered, pulled in, pushed out, won, lost and removed. The steps add up to the cent.")
	case "activity":
		return lang.X("explain.activity", "What each person did in the period, by kind of activity.")
	case "calibration":
		return lang.X("explain.calibration", "Closed opportunities by the probability that was stated 30 days before they closed (at opening, if they were younger), and the share that was won. On the diagonal, 70 % said is 70 % won. The Brier score is the mean squared error: 0 is perfect. The line of the history is what the office's own history would have said of each, and its score tells which guesses better.")
	case "pipeline-over-time":
		return lang.X("explain.pipeline_over_time", "What was in progress on each day, by the state in which it stood on that evening, as the journal tells it.")
	}
	return lang.X("explain.other", "The formula under the title says how this chart is computed and by which date.")
}
