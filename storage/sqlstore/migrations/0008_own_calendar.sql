-- +goose Up
-- who an activity is of beside its day: a month of one's own is counted without reading the activities
ALTER TABLE activity ADD COLUMN who TEXT NOT NULL DEFAULT '';
DROP INDEX activity_by_day;
CREATE INDEX activity_by_day ON activity (day, minute, id, opportunity, who) WHERE removed_at = 0;

-- +goose Down
SELECT 1;
