-- The catalogue: an activity is a JSON document, with what searches narrow down by beside it.

CREATE TABLE source (
    name TEXT PRIMARY KEY,
    imported_at TEXT NOT NULL,
    sample INTEGER NOT NULL
);

-- Every import there ever was, so that a sample is never loaded after a real one.
CREATE TABLE import (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    sample INTEGER NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    removed INTEGER NOT NULL
);

CREATE TABLE activity (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL REFERENCES source (name),
    name TEXT NOT NULL,
    provider TEXT NOT NULL,
    summary TEXT NOT NULL,
    document TEXT NOT NULL,
    hash BLOB NOT NULL,
    lat REAL,
    lon REAL,
    price_pence INTEGER,  -- the lowest; null where it is not known as a number
    meal INTEGER,
    last_day TEXT         -- nothing meets after it; null where no end is known
);
CREATE INDEX activity_source ON activity (source);
CREATE INDEX activity_without_place ON activity (pk) WHERE lat IS NULL;

CREATE TABLE tag (
    field TEXT NOT NULL,
    id TEXT NOT NULL,
    activity INTEGER NOT NULL REFERENCES activity (pk) ON DELETE CASCADE,
    PRIMARY KEY (field, id, activity)
) WITHOUT ROWID;
CREATE INDEX tag_activity ON tag (activity);

CREATE VIRTUAL TABLE activity_place USING rtree (pk, south, north, west, east);

CREATE VIRTUAL TABLE activity_text USING fts5 (
    name, provider, summary,
    content = 'activity', content_rowid = 'pk',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

-- Pieces of three letters find a name that is misspelt.
CREATE VIRTUAL TABLE activity_name USING fts5 (
    name, content = 'activity', content_rowid = 'pk', tokenize = 'trigram'
);

CREATE TRIGGER activity_added AFTER INSERT ON activity BEGIN
    INSERT INTO activity_text (rowid, name, provider, summary)
    VALUES (new.pk, new.name, new.provider, new.summary);
    INSERT INTO activity_name (rowid, name) VALUES (new.pk, new.name);
    INSERT INTO activity_place
    SELECT new.pk, new.lat, new.lat, new.lon, new.lon
    WHERE new.lat IS NOT NULL AND new.lon IS NOT NULL;
END;

CREATE TRIGGER activity_removed AFTER DELETE ON activity BEGIN
    INSERT INTO activity_text (activity_text, rowid, name, provider, summary)
    VALUES ('delete', old.pk, old.name, old.provider, old.summary);
    INSERT INTO activity_name (activity_name, rowid, name) VALUES ('delete', old.pk, old.name);
    DELETE FROM activity_place WHERE pk = old.pk;
END;

CREATE TRIGGER activity_changed AFTER UPDATE ON activity BEGIN
    INSERT INTO activity_text (activity_text, rowid, name, provider, summary)
    VALUES ('delete', old.pk, old.name, old.provider, old.summary);
    INSERT INTO activity_text (rowid, name, provider, summary)
    VALUES (new.pk, new.name, new.provider, new.summary);
    INSERT INTO activity_name (activity_name, rowid, name) VALUES ('delete', old.pk, old.name);
    INSERT INTO activity_name (rowid, name) VALUES (new.pk, new.name);
    DELETE FROM activity_place WHERE pk = old.pk;
    INSERT INTO activity_place
    SELECT new.pk, new.lat, new.lat, new.lon, new.lon
    WHERE new.lat IS NOT NULL AND new.lon IS NOT NULL;
END;
