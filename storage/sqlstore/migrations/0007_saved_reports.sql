-- +goose Up
CREATE TABLE saved_report (
    id         TEXT PRIMARY KEY,
    version    BIGINT NOT NULL,
    name       TEXT NOT NULL DEFAULT '',
    owner      TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, -- none: everybody's
    position   BIGINT NOT NULL DEFAULT 0,
    form       TEXT NOT NULL DEFAULT '',
    definition TEXT NOT NULL DEFAULT ''
);
CREATE TABLE schedule (
    id        TEXT PRIMARY KEY,
    version   BIGINT NOT NULL,
    name      TEXT NOT NULL DEFAULT '',
    owner     TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, -- none: everybody's
    weekdays  BIGINT NOT NULL DEFAULT 0,
    month_day BIGINT NOT NULL DEFAULT 0,
    minute    BIGINT NOT NULL DEFAULT 0,
    reports   TEXT NOT NULL DEFAULT '',
    format    TEXT NOT NULL DEFAULT '',
    folder    TEXT NOT NULL DEFAULT '',
    paused    BOOLEAN NOT NULL DEFAULT FALSE,
    since     BIGINT NOT NULL DEFAULT 0
);
-- how each schedule was last made
CREATE TABLE schedule_run (
    id       TEXT PRIMARY KEY,
    version  BIGINT NOT NULL,
    schedule TEXT, -- which may have been taken back meanwhile
    outcome  TEXT NOT NULL DEFAULT ''
);

-- +goose Down
SELECT 1;
