package ui_test

import (
	"bufio"
	"encoding/csv"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/ui/kit"
)

// fourDeals is a window on a list of four.
func fourDeals(t *testing.T) *uitest.Desk {
	t.Helper()
	t.Setenv("HOME", t.TempDir()) // where the file dialog begins
	t.Setenv("TMPDIR", t.TempDir())
	return uitest.New(t, uitest.Chile, uitest.Deals(t,
		uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Contact: "Ignacio Prats", State: "Negotiation", Origin: "Referral", Amount: 48_600_000},
		uitest.Deal{Name: "Cold room", Customer: "Frío Sur", State: "Won", Amount: 12_000_000, Closed: uitest.Today - 10},
		uitest.Deal{Name: "=Forklifts", Customer: "Viña Los Aromos", State: "New", Origin: "Web", Amount: 5_000_000},
		uitest.Deal{Name: "Scales", Customer: "Ferretería Ñuñoa", Contact: "José Peña", State: "Lost", Amount: 700_000, Closed: uitest.Today - 40},
	))
}

// paper is what another program reads of the PDF that was opened, line by line.
func paper(t *testing.T, d *uitest.Desk) []string {
	t.Helper()
	opened, err := url.Parse(d.Opened())
	d.Must(err)
	out, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", opened.Path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext (package poppler-utils): %v", err)
	}
	var lines []string
	for line := range strings.Lines(string(out)) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// onShow are the lines of the grid, spaces as they are on paper.
func onShow(d *uitest.Desk) []string {
	var lines []string
	for _, line := range d.Lines() {
		lines = append(lines, strings.Join(strings.Fields(strings.Join(line, " ")), " "))
	}
	return lines
}

func TestTheListIsPrintedAsItShows(t *testing.T) {
	d := fourDeals(t)
	d.RightClick(d.Header("Contact"))
	d.Choose(uitest.Say("grid.hide_column"))
	d.Drag(d.Header("Origin"), -330, 0)
	d.Click(d.Header("Name"))
	d.ClickChip(uitest.Say("view.my_open"))
	shown := onShow(d)
	d.Ctrl(fyne.KeyP)
	printed := paper(t, d)
	titles := strings.TrimSuffix(shown[0], "…") // the last one is cut on this narrow screen
	at := slices.IndexFunc(printed, func(line string) bool { return strings.HasPrefix(line, titles) })
	if at < 0 {
		t.Fatalf("no line %q in %q", shown[0], printed)
	}
	last := len(shown) - 1
	d.Want("rows", printed[at+1:at+last], shown[1:last])
	d.Want("head", printed[:3], []string{"Opportunities Aconcagua", "Filter: My open", "2 opportunities"})
	if total := printed[at+last]; !strings.HasPrefix(total, "Σ 2 opportunities") || !strings.Contains(total, " 53.600.000 ") {
		t.Errorf("totals are %q", total)
	}
	if name := filepath.Base(d.Opened()); name != "opportunities.pdf" {
		t.Errorf("the file is called %s", name)
	}
}

// export asks for a file of a format and gives its place.
func export(d *uitest.Desk, format string) string {
	d.Helper()
	d.Menu("File", "Export")
	d.ClickText(uitest.Say(format))
	d.ClickText(uitest.Say("export.choose_file"))
	d.ClickText("Save")
	folder, err := os.UserHomeDir()
	d.Must(err)
	files, err := filepath.Glob(filepath.Join(folder, "*.*"))
	d.Must(err)
	if len(files) == 0 {
		d.Fatalf("no file in %s", folder)
	}
	return files[len(files)-1]
}

func TestTheListIsExportedAsItShows(t *testing.T) {
	d := fourDeals(t)
	d.RightClick(d.Header("Contact"))
	d.Choose(uitest.Say("grid.hide_column"))
	d.ClickChip(uitest.Say("view.my_open"))
	d.Click(d.Header("Name"))

	path := export(d, "export.xlsx")
	d.Want("name", filepath.Base(path), "opportunities.xlsx")
	book, err := excelize.OpenFile(path)
	d.Must(err)
	defer book.Close()
	rows, err := book.GetRows("Opportunities")
	d.Must(err)
	d.Want("workbook", rows, [][]string{
		{"№", "Name", "Customer / prospect", "State", "Origin", "Salesperson", "Amount $", "Prob.", "Weighted $", "Exp. close", "Next activity", "Days in state"},
		{"3", "'=Forklifts", "Viña Los Aromos", "New", "Web", "Ana Rojas", "5,000,000", "10% ", "500,000", "", "None", "0"},
		{"1", "Bottling line", "Viña Los Aromos", "Negotiation", "Referral", "Ana Rojas", "48,600,000", "75% ", "36,450,000", "", "None", "0"},
		{"Σ", "2 opportunities", "", "", "", "", "53,600,000", "", "36,950,000", "", "", "avg. 0"},
	})
	d.Must(os.Remove(path))

	path = export(d, "export.csv")
	file, err := os.Open(path)
	d.Must(err)
	defer file.Close()
	lines, err := spreadsheet(file).ReadAll()
	d.Must(err)
	d.Want("data", lines, [][]string{
		{"number", "name", "customer", "state", "origin", "salesperson", "amount", "currency", "probability", "weighted", "expected", "next", "days"},
		{"3", "'=Forklifts", "Viña Los Aromos", "New", "Web", "Ana Rojas", "5000000", "CLP", "10", "500000", "", "None", "0"},
		{"1", "Bottling line", "Viña Los Aromos", "Negotiation", "Referral", "Ana Rojas", "48600000", "CLP", "75", "36450000", "", "None", "0"},
	})
	d.Menu("File", "Export")
	for _, radio := range uitest.Every[*kit.Radio](d) {
		d.Want("proposed: "+radio.Text(), radio.On(), radio.Text() == uitest.Say("export.csv"))
	}
}

// spreadsheet reads a file as a spreadsheet in Chile does: a mark, then fields between
// semicolons.
func spreadsheet(file io.Reader) *csv.Reader {
	text := bufio.NewReader(file)
	if mark, _, err := text.ReadRune(); err != nil || mark != '\uFEFF' {
		panic("no mark of UTF-8")
	}
	lines := csv.NewReader(text)
	lines.Comma = ';'
	return lines
}

// exportedNumbers are the numbers in the data file that the menu of a row makes of what is
// selected.
func exportedNumbers(d *uitest.Desk, row string) []string {
	d.Helper()
	d.RightClick(d.Cell(row, "Name"))
	d.Choose(uitest.Say("command.export_selected"))
	d.ClickText(uitest.Say("export.csv"))
	d.ClickText(uitest.Say("export.choose_file"))
	d.ClickText("Save")
	folder, err := os.UserHomeDir()
	d.Must(err)
	path := filepath.Join(folder, "opportunities.csv")
	content, err := os.ReadFile(path)
	d.Must(err)
	d.Must(os.Remove(path))
	lines, err := spreadsheet(strings.NewReader(string(content))).ReadAll()
	d.Must(err)
	var numbers []string
	for _, line := range lines[1:] {
		numbers = append(numbers, line[0])
	}
	return numbers
}

func TestTheSelectedAloneAreExported(t *testing.T) {
	d := fourDeals(t)
	d.Click(d.Cell("Scales", "Name"))
	d.CtrlClick(d.Cell("Cold room", "Name"))
	d.Want("two", exportedNumbers(d, "Scales"), []string{"4", "2"})
	d.Keys(&fyne.ShortcutSelectAll{})
	d.Want("all", exportedNumbers(d, "Scales"), []string{"4", "3", "2", "1"})
	d.CtrlClick(d.Cell("Cold room", "Name"))
	d.Want("all but one", exportedNumbers(d, "Scales"), []string{"4", "3", "1"})
}
