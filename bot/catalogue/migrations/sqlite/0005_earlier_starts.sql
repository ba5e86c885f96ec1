-- Of a place the first minute of a day at which it starts; of a start the kinds that it is of, a
-- bit each. Both are made by bot/catalogue/indexing.py, with all the other rows.

DELETE FROM spot;
ALTER TABLE spot ADD COLUMN earliest INTEGER NOT NULL DEFAULT 0;

DELETE FROM slot;
ALTER TABLE slot ADD COLUMN kinds INTEGER NOT NULL DEFAULT 0;

UPDATE derived SET version = 0;
