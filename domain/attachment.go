package domain

import (
	"path"
	"slices"
	"strings"
	"unicode"
)

// Attachment is a file kept in the office with an opportunity or a customer. Its bytes
// are kept once for each SHA-256.
type Attachment struct {
	ID          ID
	Version     int64
	Opportunity ID     `field:"opportunity" ref:"opportunity"`
	Customer    ID     `field:"customer" ref:"customer"`
	Name        string `field:"name"`
	Size        int64  `field:"size"`   // bytes
	SHA256      string `field:"sha256"` // hexadecimal
	RemovedAt   int64  `field:"removed_at"`
}

// MaxAttachmentLimit is the largest limit an office can set, in megabytes: SQLite keeps
// up to a thousand million bytes in one place.
const MaxAttachmentLimit = 900

// Kind is KindAttachment.
func (Attachment) Kind() Kind { return KindAttachment }

// Key is the id and the version read.
func (a Attachment) Key() (ID, int64) { return a.ID, a.Version }

// Check validates the attachment and makes its name that of a plain file.
func (a *Attachment) Check() error {
	var p Problems
	a.Name = FileName(a.Name)
	CheckLine(&p, "name", &a.Name)
	if a.Opportunity == "" && a.Customer == "" {
		p.Add("opportunity", "error.required", nil)
	}
	return p.Err()
}

// reservedNames mean devices on Windows, with any extension.
var reservedNames = []string{"CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
	"LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9"}

// FileName is a name that is safe to give a file on every system: no folder, none of the
// signs a system refuses, no device. A name of nothing else is "file".
func FileName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) || r == unicode.ReplacementChar || isInvisible(r):
			return -1
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '_'
		}
		return r
	}, name)
	name = strings.TrimRight(strings.TrimSpace(name), ". ")
	stem, _, _ := strings.Cut(name, ".")
	if slices.Contains(reservedNames, strings.ToUpper(stem)) {
		name = "_" + name
	}
	if strings.Trim(name, ".") == "" {
		return "file"
	}
	return name
}

// isInvisible reports the marks that turn the direction of writing, with which the name
// of a program can be made to look like that of a picture.
func isInvisible(r rune) bool { return unicode.Is(unicode.Cf, r) }

// programs are the extensions of files that a system runs rather than shows.
var programs = []string{
	"app", "appimage", "apk", "bash", "bat", "bin", "bundle", "cmd", "com", "command", "cpl", "csh", "deb", "desktop", "dll", "dmg", "elf", "exe",
	"gadget", "hta", "inf", "ins", "iso", "jar", "js", "jse", "jnlp", "ksh", "lnk", "mjs", "msc", "msi", "msix", "msp", "mst", "osx", "out", "pif",
	"pkg", "pl", "ps1", "ps1xml", "ps2", "psc1", "psd1", "psm1", "py", "pyc", "pyw", "rb", "reg", "rpm", "run", "scf", "scpt", "scr", "sct", "settingcontent-ms",
	"sh", "shb", "shs", "so", "url", "vb", "vbe", "vbs", "vxd", "webloc", "workflow", "ws", "wsc", "wsf", "wsh", "xbap", "xpi", "zsh",
}

// IsProgram reports that a file, by its name or by how it begins, may be something a
// system runs. Such a file is kept and given back, never opened.
func IsProgram(name string, begins []byte) bool {
	extension := strings.ToLower(strings.TrimPrefix(path.Ext(FileName(name)), "."))
	if slices.Contains(programs, extension) {
		return true
	}
	for _, magic := range []string{"MZ", "\x7fELF", "#!", "\xfe\xed\xfa\xce", "\xfe\xed\xfa\xcf", "\xce\xfa\xed\xfe", "\xcf\xfa\xed\xfe", "\xca\xfe\xba\xbe"} {
		if strings.HasPrefix(string(begins), magic) {
			return true
		}
	}
	return false
}
