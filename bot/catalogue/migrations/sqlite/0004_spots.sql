-- What searches narrow down by: small numbers, each read in the order that a search wants.
-- All of it follows from the documents, and is made by bot/catalogue/indexing.py.

DROP TRIGGER activity_added;
DROP TRIGGER activity_removed;
DROP TRIGGER activity_changed;
DROP TABLE activity_place;
DROP TABLE activity_text;
DROP TABLE activity_name;
DROP TABLE tag;
DROP INDEX activity_without_place;
ALTER TABLE activity DROP COLUMN lat;
ALTER TABLE activity DROP COLUMN lon;
ALTER TABLE activity DROP COLUMN price_pence;
ALTER TABLE activity DROP COLUMN meal;
ALTER TABLE activity DROP COLUMN last_day;
ALTER TABLE activity DROP COLUMN provider;
ALTER TABLE activity DROP COLUMN summary;

-- An activity once under every kind (0, and each of its categories), place by place.
CREATE TABLE spot (
    kind INTEGER NOT NULL,
    cell INTEGER NOT NULL,      -- a square of the map; 0 is no place
    activity INTEGER NOT NULL,
    lat REAL,
    lon REAL,
    categories INTEGER NOT NULL,
    tags INTEGER NOT NULL,      -- access, for, funding, transport, format: a bit an id
    meal INTEGER,
    price_pence INTEGER,        -- the lowest; null where it is not known as a number
    times INTEGER NOT NULL,     -- a bit a part of the week
    first_day INTEGER,          -- days count from 1 January of the year 1
    last_day INTEGER,           -- nothing meets after it; null where no end is known
    checked_on INTEGER,
    PRIMARY KEY (kind, cell, activity)
) WITHOUT ROWID;

-- Every start of a session: on a weekday (0 is Monday) or on one day, by the minute.
CREATE TABLE slot (
    day INTEGER NOT NULL,
    minute INTEGER NOT NULL,
    name TEXT NOT NULL,  -- its beginning: many start at ten, and are then told by name
    activity INTEGER NOT NULL,
    cell INTEGER NOT NULL,
    PRIMARY KEY (day, minute, name, activity)
) WITHOUT ROWID;

-- The words of names and providers.
CREATE TABLE word (
    pk INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE,
    uses INTEGER NOT NULL
);
CREATE TABLE word_use (
    word INTEGER NOT NULL,
    activity INTEGER NOT NULL,
    PRIMARY KEY (word, activity)
) WITHOUT ROWID;

-- The version of the code that made these rows.
CREATE TABLE derived (version INTEGER NOT NULL);
INSERT INTO derived VALUES (0);
