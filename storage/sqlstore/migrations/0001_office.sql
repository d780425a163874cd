-- +goose Up
CREATE TABLE office (
    id           TEXT PRIMARY KEY,
    version      BIGINT NOT NULL,
    name         TEXT NOT NULL DEFAULT '',
    language     TEXT NOT NULL DEFAULT '',
    region       TEXT NOT NULL DEFAULT '',
    currency     TEXT NOT NULL DEFAULT '',
    fiscal_month BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE person (
    id          TEXT PRIMARY KEY,
    version     BIGINT NOT NULL,
    name        TEXT NOT NULL DEFAULT '',
    folded      TEXT NOT NULL DEFAULT '',
    salesperson BOOLEAN NOT NULL DEFAULT FALSE,
    signs_in    BOOLEAN NOT NULL DEFAULT FALSE,
    inactive    BOOLEAN NOT NULL DEFAULT FALSE,
    language    TEXT NOT NULL DEFAULT '',
    appearance  TEXT NOT NULL DEFAULT ''
);

CREATE TABLE state (
    id          TEXT PRIMARY KEY,
    version     BIGINT NOT NULL,
    name        TEXT NOT NULL DEFAULT '',
    folded      TEXT NOT NULL DEFAULT '',
    class       TEXT NOT NULL DEFAULT '',
    colour      TEXT NOT NULL DEFAULT '',
    probability BIGINT NOT NULL DEFAULT 0,
    rot_days    BIGINT NOT NULL DEFAULT 0,
    position    BIGINT NOT NULL DEFAULT 0,
    retired     BOOLEAN NOT NULL DEFAULT FALSE
);

-- the words of every catalogue: origins, competitors, tags
CREATE TABLE item (
    id        TEXT PRIMARY KEY,
    version   BIGINT NOT NULL,
    catalogue TEXT NOT NULL DEFAULT '',
    name      TEXT NOT NULL DEFAULT '',
    folded    TEXT NOT NULL DEFAULT '',
    colour    TEXT NOT NULL DEFAULT '',
    position  BIGINT NOT NULL DEFAULT 0,
    retired   BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX item_by_catalogue ON item (catalogue, position);

CREATE TABLE customer (
    id         TEXT PRIMARY KEY,
    version    BIGINT NOT NULL,
    name       TEXT NOT NULL DEFAULT '',
    folded     TEXT NOT NULL DEFAULT '',
    registered BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX customer_by_name ON customer (folded);

CREATE TABLE contact (
    id       TEXT PRIMARY KEY,
    version  BIGINT NOT NULL,
    customer TEXT REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED,
    name     TEXT NOT NULL DEFAULT '',
    folded   TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT '',
    phone    TEXT NOT NULL DEFAULT '',
    mobile   TEXT NOT NULL DEFAULT '',
    email    TEXT NOT NULL DEFAULT ''
);
CREATE INDEX contact_by_customer ON contact (customer, folded);

CREATE TABLE opportunity (
    id              TEXT NOT NULL UNIQUE,
    version         BIGINT NOT NULL,
    number          INTEGER PRIMARY KEY, -- the rowid: one index less to write with each save
    name            TEXT NOT NULL DEFAULT '',
    folded          TEXT NOT NULL DEFAULT '',
    search          TEXT NOT NULL DEFAULT '', -- fold of number, name, customer and contact
    reference       TEXT NOT NULL DEFAULT '',
    customer        TEXT REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED,
    contact         TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    origin          TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    state           TEXT NOT NULL REFERENCES state (id) DEFERRABLE INITIALLY DEFERRED,
    salesperson     TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    credited_to     TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    competitor      TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    amount          BIGINT NOT NULL DEFAULT 0,
    currency        TEXT NOT NULL DEFAULT '',
    office_amount   BIGINT NOT NULL DEFAULT 0,
    unconverted     BOOLEAN NOT NULL DEFAULT FALSE,
    probability     BIGINT NOT NULL DEFAULT 0,
    probability_own BOOLEAN NOT NULL DEFAULT FALSE,
    weighted        BIGINT NOT NULL DEFAULT 0, -- office_amount × probability ÷ 100, rounded
    expected_close  TEXT,
    opened_on       TEXT,
    closed_on       TEXT,
    notes           TEXT NOT NULL DEFAULT '',
    removed_at      BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX opportunity_by_reference ON opportunity (reference) WHERE reference <> '';
-- No index on states, items and salespeople: there are few, and each index costs every
-- save a page.
CREATE INDEX opportunity_by_customer ON opportunity (customer) WHERE customer IS NOT NULL;
CREATE INDEX opportunity_by_contact ON opportunity (contact) WHERE contact IS NOT NULL;

CREATE TABLE opportunity_tags (
    record TEXT NOT NULL REFERENCES opportunity (id) DEFERRABLE INITIALLY DEFERRED,
    item   TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (record, item)
);
CREATE INDEX opportunity_tags_by_item ON opportunity_tags (item);

-- numbers given out, never reused
CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);
INSERT INTO counter (name, last) VALUES ('opportunity', 0);

-- the journal: what every action did. Nothing in it changes, but that emptying the
-- recycle bin blanks the fields of what was purged; the hashes stay and still verify.
CREATE TABLE change_set (
    seq       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    at        BIGINT NOT NULL, -- UTC milliseconds
    person    TEXT NOT NULL,
    action    TEXT NOT NULL,
    undoes    TEXT,
    prev_hash TEXT NOT NULL,
    hash      TEXT NOT NULL
);
CREATE UNIQUE INDEX change_set_by_undone ON change_set (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE change (
    set_seq  BIGINT NOT NULL REFERENCES change_set (seq) DEFERRABLE INITIALLY DEFERRED,
    place    BIGINT NOT NULL,
    kind     TEXT NOT NULL,
    record   TEXT NOT NULL,
    op       TEXT NOT NULL,
    version  BIGINT NOT NULL, -- of the record, after the change
    fields   TEXT NOT NULL,   -- {field: [old, new]}, {} for an add, empty once purged
    hash     TEXT NOT NULL,
    PRIMARY KEY (set_seq, place)
) WITHOUT ROWID;
CREATE INDEX change_by_record ON change (record, set_seq);

-- +goose StatementBegin
CREATE TRIGGER change_set_is_kept BEFORE UPDATE ON change_set
BEGIN SELECT RAISE(ABORT, 'the journal is not changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER change_set_stays BEFORE DELETE ON change_set
BEGIN SELECT RAISE(ABORT, 'the journal is not deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER change_is_kept BEFORE UPDATE ON change
WHEN NEW.fields <> '' OR NEW.set_seq <> OLD.set_seq OR NEW.place <> OLD.place OR NEW.kind <> OLD.kind
  OR NEW.record <> OLD.record OR NEW.op <> OLD.op OR NEW.version <> OLD.version OR NEW.hash <> OLD.hash
BEGIN SELECT RAISE(ABORT, 'the journal is not changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER change_stays BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'the journal is not deleted'); END;
-- +goose StatementEnd

-- +goose Down
SELECT 1;
