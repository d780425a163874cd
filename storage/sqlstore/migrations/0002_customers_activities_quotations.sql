-- +goose Up
ALTER TABLE office ADD COLUMN legal_name TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN tax_id TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN city TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN country TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN website TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN logo TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN quotation_pattern TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN validity_days BIGINT NOT NULL DEFAULT 0;
ALTER TABLE office ADD COLUMN tax_rate BIGINT NOT NULL DEFAULT 0;
ALTER TABLE office ADD COLUMN delivery_terms TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN payment_terms TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN net_amounts BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE office ADD COLUMN attachment_limit BIGINT NOT NULL DEFAULT 0;
ALTER TABLE office ADD COLUMN completeness TEXT NOT NULL DEFAULT '';

ALTER TABLE person ADD COLUMN reminders BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE item ADD COLUMN icon TEXT NOT NULL DEFAULT '';
ALTER TABLE item ADD COLUMN campaign BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE item ADD COLUMN starts TEXT;
ALTER TABLE item ADD COLUMN ends TEXT;
ALTER TABLE item ADD COLUMN cost BIGINT NOT NULL DEFAULT 0;

ALTER TABLE customer ADD COLUMN search TEXT NOT NULL DEFAULT ''; -- fold of what it is looked for by
ALTER TABLE customer ADD COLUMN legal_name TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN tax_id TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN sector TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE customer ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN city TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN district TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN country TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN phones TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN emails TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN website TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN salesperson TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE customer ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN blocked BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE customer ADD COLUMN removed_at BIGINT NOT NULL DEFAULT 0;
UPDATE customer SET search = folded;
CREATE TABLE customer_tags (
    record TEXT NOT NULL REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED,
    item   TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (record, item)
);

ALTER TABLE contact ADD COLUMN search TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN position_folded TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN birthday TEXT;
ALTER TABLE contact ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN removed_at BIGINT NOT NULL DEFAULT 0;
UPDATE contact SET search = folded || char(10) || lower(position || char(10) || phone || char(10) || mobile || char(10) || email),
                   position_folded = lower(position);

ALTER TABLE opportunity ADD COLUMN amount_follows BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE opportunity ADD COLUMN loss_reason TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE opportunity ADD COLUMN loss_note TEXT NOT NULL DEFAULT '';
ALTER TABLE opportunity ADD COLUMN hold_until TEXT;

CREATE TABLE participant (
    id          TEXT PRIMARY KEY,
    version     BIGINT NOT NULL,
    opportunity TEXT REFERENCES opportunity (id) DEFERRABLE INITIALLY DEFERRED,
    contact     TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    role        TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX participant_once ON participant (opportunity, contact);
CREATE INDEX participant_by_contact ON participant (contact);

CREATE TABLE activity (
    id          TEXT PRIMARY KEY,
    version     BIGINT NOT NULL,
    type        TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    subject     TEXT NOT NULL DEFAULT '',
    search      TEXT NOT NULL DEFAULT '',
    notes       TEXT NOT NULL DEFAULT '',
    opportunity TEXT REFERENCES opportunity (id) DEFERRABLE INITIALLY DEFERRED,
    customer    TEXT REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED,
    contact     TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    day         TEXT,
    minute      BIGINT NOT NULL DEFAULT 0, -- of the day, 1 is 00:00; 0 is no time
    minutes     BIGINT NOT NULL DEFAULT 0,
    done        BOOLEAN NOT NULL DEFAULT FALSE,
    removed_at  BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX activity_by_opportunity ON activity (opportunity, day) WHERE opportunity IS NOT NULL;
CREATE INDEX activity_by_customer ON activity (customer, day) WHERE customer IS NOT NULL;
CREATE INDEX activity_planned ON activity (opportunity, day, minute) WHERE done = FALSE AND removed_at = 0;
CREATE INDEX activity_due ON activity (day, minute) WHERE done = FALSE AND removed_at = 0;
CREATE TABLE activity_people (
    record TEXT NOT NULL REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED,
    item   TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (record, item)
);

CREATE TABLE product (
    id          TEXT PRIMARY KEY,
    version     BIGINT NOT NULL,
    code        TEXT NOT NULL DEFAULT '',
    code_folded TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    folded      TEXT NOT NULL DEFAULT '',
    search      TEXT NOT NULL DEFAULT '',
    unit        TEXT NOT NULL DEFAULT '',
    price       BIGINT NOT NULL DEFAULT 0,
    currency    TEXT NOT NULL DEFAULT '',
    tax         BIGINT NOT NULL DEFAULT 0,
    retired     BOOLEAN NOT NULL DEFAULT FALSE,
    removed_at  BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX product_by_code ON product (code_folded);

CREATE TABLE quotation (
    id             TEXT PRIMARY KEY,
    version        BIGINT NOT NULL,
    number         TEXT NOT NULL DEFAULT '',
    sequence       BIGINT NOT NULL DEFAULT 0,
    revision       BIGINT NOT NULL DEFAULT 0,
    search         TEXT NOT NULL DEFAULT '',
    supersedes     TEXT REFERENCES quotation (id) DEFERRABLE INITIALLY DEFERRED,
    status         TEXT NOT NULL DEFAULT '',
    subject        TEXT NOT NULL DEFAULT '',
    opportunity    TEXT REFERENCES opportunity (id) DEFERRABLE INITIALLY DEFERRED,
    customer       TEXT REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED,
    contact        TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    salesperson    TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    day            TEXT,
    valid_until    TEXT,
    sent_on        TEXT,
    decided_on     TEXT,
    currency       TEXT NOT NULL DEFAULT '',
    language       TEXT NOT NULL DEFAULT '',
    delivery_terms TEXT NOT NULL DEFAULT '',
    payment_terms  TEXT NOT NULL DEFAULT '',
    notes          TEXT NOT NULL DEFAULT '',
    subtotal       BIGINT NOT NULL DEFAULT 0,
    tax            BIGINT NOT NULL DEFAULT 0,
    total          BIGINT NOT NULL DEFAULT 0,
    line_edits     BIGINT NOT NULL DEFAULT 0,
    removed_at     BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX quotation_by_number ON quotation (number, revision);
CREATE INDEX quotation_by_opportunity ON quotation (opportunity) WHERE opportunity IS NOT NULL;
CREATE INDEX quotation_by_customer ON quotation (customer) WHERE customer IS NOT NULL;

CREATE TABLE quotation_line (
    id          TEXT PRIMARY KEY,
    version     BIGINT NOT NULL,
    quotation   TEXT REFERENCES quotation (id) DEFERRABLE INITIALLY DEFERRED,
    place       BIGINT NOT NULL DEFAULT 0,
    product     TEXT REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
    code        TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    quantity    BIGINT NOT NULL DEFAULT 0, -- thousandths
    unit        TEXT NOT NULL DEFAULT '',
    price       BIGINT NOT NULL DEFAULT 0,
    discount    BIGINT NOT NULL DEFAULT 0, -- hundredths of a percent, as tax
    tax         BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX quotation_line_by_quotation ON quotation_line (quotation, place);
CREATE INDEX quotation_line_by_product ON quotation_line (product) WHERE product IS NOT NULL;

-- files are kept once for each content; the journal follows what refers to them
CREATE TABLE blob (
    sha256  TEXT PRIMARY KEY,
    size    BIGINT NOT NULL,
    content BLOB NOT NULL
);
CREATE TABLE attachment (
    id          TEXT PRIMARY KEY,
    version     BIGINT NOT NULL,
    opportunity TEXT REFERENCES opportunity (id) DEFERRABLE INITIALLY DEFERRED,
    customer    TEXT REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED,
    name        TEXT NOT NULL DEFAULT '',
    size        BIGINT NOT NULL DEFAULT 0,
    sha256      TEXT NOT NULL DEFAULT '',
    removed_at  BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX attachment_by_opportunity ON attachment (opportunity) WHERE opportunity IS NOT NULL;
CREATE INDEX attachment_by_customer ON attachment (customer) WHERE customer IS NOT NULL;

CREATE TABLE rate (
    id       TEXT PRIMARY KEY,
    version  BIGINT NOT NULL,
    currency TEXT NOT NULL DEFAULT '',
    day      TEXT,
    value    BIGINT NOT NULL DEFAULT 0 -- office units for one foreign unit, times 10^8
);
CREATE UNIQUE INDEX rate_by_day ON rate (currency, day);

-- +goose Down
SELECT 1;
