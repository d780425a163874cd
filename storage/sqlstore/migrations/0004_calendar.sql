-- +goose Up
-- a month of activities is counted without reading the activities
DROP INDEX activity_by_day;
CREATE INDEX activity_by_day ON activity (day, minute, id, opportunity) WHERE removed_at = 0;

-- the few opportunities whose activities and quotations are not listed
CREATE INDEX opportunity_removed ON opportunity (id) WHERE removed_at <> 0;

-- +goose Down
SELECT 1;
