package sqlstore

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// PutBlob keeps the content of a file, once for each SHA-256.
func (s *Store) PutBlob(ctx context.Context, sha256 string, content []byte) error {
	return s.inTx(ctx, func(tx querier) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO blob (sha256, size, content) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING", sha256, len(content), content)
		return classify(err, "keep a file")
	})
}

// Blob is the content of a file. NotFound.
func (s *Store) Blob(ctx context.Context, sha256 string) ([]byte, error) {
	var content []byte
	err := s.reader().QueryRowContext(ctx, "SELECT content FROM blob WHERE sha256 = $1", sha256).Scan(&content)
	return content, classify(err, "file "+sha256)
}

// VerifyFiles says, in English, what is wrong first with the files kept: one that an
// attachment names and that is not there, or one that is not what was kept. It is empty
// when all holds.
func (s *Store) VerifyFiles(ctx context.Context) (string, error) {
	lost, err := texts(ctx, s.reader(), "SELECT name FROM attachment WHERE sha256 NOT IN (SELECT sha256 FROM blob) ORDER BY id LIMIT 1")
	if err != nil {
		return "", err
	}
	if len(lost) > 0 {
		return fmt.Sprintf("the content of %q is missing", lost[0]), nil
	}
	rows, err := s.reader().QueryContext(ctx, "SELECT sha256, content FROM blob")
	if err != nil {
		return "", classify(err, "verify files")
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var content []byte
		if err := rows.Scan(&name, &content); err != nil {
			return "", classify(err, "verify files")
		}
		if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != name {
			return fmt.Sprintf("the file %s is not what was kept", name), nil
		}
	}
	return "", classify(rows.Err(), "verify files")
}
