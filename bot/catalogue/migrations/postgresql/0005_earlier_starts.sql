-- Of a place the first minute of a day at which it starts; of a start the kinds that it is of, a
-- bit each. Both are made by bot/catalogue/indexing.py, with all the other rows.

TRUNCATE spot, slot;
ALTER TABLE spot ADD COLUMN earliest SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE slot ADD COLUMN kinds BIGINT NOT NULL DEFAULT 0;

UPDATE derived SET version = 0;
