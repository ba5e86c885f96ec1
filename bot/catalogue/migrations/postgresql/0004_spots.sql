-- What searches narrow down by: small numbers, each read in the order that a search wants.
-- All of it follows from the documents, and is made by bot/catalogue/indexing.py.

DROP TABLE tag;
DROP INDEX IF EXISTS activity_name;
ALTER TABLE activity
    DROP COLUMN IF EXISTS words,
    DROP COLUMN lat,
    DROP COLUMN lon,
    DROP COLUMN price_pence,
    DROP COLUMN meal,
    DROP COLUMN last_day,
    DROP COLUMN provider,
    DROP COLUMN summary,
    ALTER COLUMN pk DROP IDENTITY;

-- An activity once under every kind (0, and each of its categories), place by place.
CREATE TABLE spot (
    kind SMALLINT NOT NULL,
    activity INTEGER NOT NULL,
    cell INTEGER NOT NULL,      -- a square of the map; 0 is no place
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    categories BIGINT NOT NULL,
    tags BIGINT NOT NULL,       -- access, for, funding, transport, format: a bit an id
    meal SMALLINT,
    price_pence INTEGER,        -- the lowest; null where it is not known as a number
    times BIGINT NOT NULL,      -- a bit a part of the week
    first_day INTEGER,          -- days count from 1 January of the year 1
    last_day INTEGER,           -- nothing meets after it; null where no end is known
    checked_on INTEGER,
    PRIMARY KEY (kind, cell, activity)
);

-- Every start of a session: on a weekday (0 is Monday) or on one day, by the minute.
CREATE TABLE slot (
    day INTEGER NOT NULL,
    minute INTEGER NOT NULL,
    name TEXT COLLATE "C" NOT NULL,  -- its beginning: many start at ten, and are then told by name
    activity INTEGER NOT NULL,
    cell INTEGER NOT NULL,
    PRIMARY KEY (day, minute, name, activity)
);

-- The words of names and providers.
CREATE TABLE word (
    pk INTEGER PRIMARY KEY,
    word TEXT COLLATE "C" NOT NULL UNIQUE,
    uses INTEGER NOT NULL
);
CREATE TABLE word_use (
    word INTEGER NOT NULL,
    activity INTEGER NOT NULL,
    PRIMARY KEY (word, activity)
);

-- The version of the code that made these rows.
CREATE TABLE derived (version INTEGER NOT NULL);
INSERT INTO derived VALUES (0);
