-- +goose Up
CREATE TABLE target (
    id          TEXT PRIMARY KEY,
    version     BIGINT NOT NULL,
    salesperson TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, -- none: the whole office
    month       TEXT NOT NULL DEFAULT '',
    amount      BIGINT NOT NULL DEFAULT 0,
    count       BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX target_once ON target (month, COALESCE(salesperson, ''));

-- +goose Down
SELECT 1;
