package importer

import (
	"bytes"
	"io"
	"os"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"preventa/domain"
)

// charset is how a file's bytes stand for characters.
type charset struct {
	name    string // as the IANA writes it, in lower case
	decoder func() transform.Transformer
}

func utf8Charset() charset {
	return charset{"utf-8", func() transform.Transformer { return unicode.BOMOverride(transform.Nop) }}
}

func charsetOf(name string, e encoding.Encoding) charset {
	return charset{name, func() transform.Transformer { return e.NewDecoder() }}
}

var windows1252 = charsetOf("windows-1252", charmap.Windows1252)

// byteOrderMarks start files that say themselves what they are.
var byteOrderMarks = []struct {
	mark    []byte
	charset charset
}{
	{[]byte{0xEF, 0xBB, 0xBF}, utf8Charset()},
	{[]byte{0xFF, 0xFE}, charsetOf("utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))},
	{[]byte{0xFE, 0xFF}, charsetOf("utf-16be", unicode.UTF16(unicode.BigEndian, unicode.UseBOM))},
}

// detect tells a file's charset: what its byte order mark says, else UTF-8 when every
// byte of it is valid, else Windows-1252, unless the bytes are clearly of another
// script. Invalid when the file is not text, or not in the charset it claims.
func detect(file *os.File, path string) (charset, error) {
	head := make([]byte, 4)
	n, err := io.ReadFull(file, head)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return charset{}, fileError(err, path)
	}
	for _, known := range byteOrderMarks {
		if bytes.HasPrefix(head[:n], known.mark) {
			return known.charset, checkDecodes(file, path, known.charset)
		}
	}
	s, err := survey(file)
	if err != nil {
		return charset{}, fileError(err, path)
	}
	if s.validUTF8 {
		return utf8Charset(), nil
	}
	return s.guess(path)
}

// checkDecodes reads a whole file as a charset it claims to be in.
func checkDecodes(file *os.File, path string, c charset) error {
	decoder := c.decoder()
	if c.name == utf8Charset().name {
		decoder = encoding.UTF8Validator
	}
	broken := false
	err := eachBlock(file, decoder, func(block []byte) {
		broken = broken || (c.name != utf8Charset().name && bytes.Contains(block, []byte("\uFFFD")))
	})
	if broken || err == encoding.ErrInvalidUTF8 {
		return domain.Fail(domain.Invalid, "error.import.broken_text", domain.Args{"Path": path, "Encoding": c.name})
	}
	return fileError(err, path)
}

// surveyed is what the bytes of a file without a byte order mark are like.
type surveyed struct {
	validUTF8 bool
	undefined bool   // it holds bytes that stand for nothing in Windows-1252
	sample    []byte // the first block with a byte beyond ASCII
}

func survey(file *os.File) (surveyed, error) {
	s := surveyed{validUTF8: true}
	err := eachBlock(file, encoding.UTF8Validator, func([]byte) {})
	if err == nil {
		return s, nil
	}
	if err != encoding.ErrInvalidUTF8 {
		return s, err
	}
	s.validUTF8 = false
	err = eachBlock(file, transform.Nop, func(block []byte) {
		s.undefined = s.undefined || containsByte(block, 0x00, 0x81, 0x8D, 0x8F, 0x90, 0x9D)
		if s.sample == nil && bytes.ContainsFunc(block, func(r rune) bool { return r >= utf8.RuneSelf }) {
			s.sample = bytes.Clone(block)
		}
	})
	return s, err
}

func containsByte(block []byte, wanted ...byte) bool {
	for _, b := range wanted {
		if bytes.IndexByte(block, b) >= 0 {
			return true
		}
	}
	return false
}

// sureOfScript is the confidence from which statistics on letters are believed. Western
// European charsets never reach it, scripts of their own such as Cyrillic do.
const sureOfScript = 0.9

// guess is the charset of bytes that are not UTF-8.
func (s surveyed) guess(path string) (charset, error) {
	found := chardet.Detect(s.sample)
	if found.Confidence >= sureOfScript {
		if e, err := htmlindex.Get(found.Encoding); err == nil {
			if name, err := htmlindex.Name(e); err == nil {
				return charsetOf(name, e), nil
			}
		}
	}
	if s.undefined {
		return charset{}, domain.Fail(domain.Invalid, "error.import.not_text", domain.Args{"Path": path})
	}
	return windows1252, nil
}

const blockSize = 64 << 10

// eachBlock reads a file from its start through a transformer, in blocks that the call
// must not keep.
func eachBlock(file *os.File, through transform.Transformer, call func([]byte)) error {
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	reader := transform.NewReader(file, through)
	block := make([]byte, blockSize)
	for {
		n, err := reader.Read(block)
		call(block[:n])
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
