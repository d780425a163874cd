-- +goose Up
CREATE TABLE view (
    id         TEXT PRIMARY KEY,
    version    BIGINT NOT NULL,
    name       TEXT NOT NULL DEFAULT '',
    owner      TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    position   BIGINT NOT NULL DEFAULT 0,
    definition TEXT NOT NULL DEFAULT ''
);
ALTER TABLE person ADD COLUMN start_view TEXT NOT NULL DEFAULT '';

-- the moves of opportunities from state to state, found without reading the whole journal
CREATE INDEX change_of_state ON change (record, set_seq) WHERE kind = 'opportunity' AND op = 'edit' AND fields LIKE '%"state":%';

-- opportunities are searched in memory
ALTER TABLE opportunity DROP COLUMN search;

-- all activities by their day, for their list and the calendar
CREATE INDEX activity_by_day ON activity (day, minute, id) WHERE removed_at = 0;

-- +goose Down
SELECT 1;
