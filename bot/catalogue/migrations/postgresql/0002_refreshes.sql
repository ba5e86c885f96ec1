-- When each of the council's feeds was last asked, and what went wrong. Moments are ISO 8601.

CREATE TABLE refresh (
    source TEXT COLLATE "C" PRIMARY KEY,
    tried_at TEXT NOT NULL,
    succeeded_at TEXT,  -- null where it never did
    failure TEXT NOT NULL  -- a sentence; empty where the last try succeeded
);
