-- +goose Up
ALTER TABLE person ADD COLUMN dashboard TEXT NOT NULL DEFAULT '';

-- +goose Down
SELECT 1;
