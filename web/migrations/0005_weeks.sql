-- The plan of a week as a conversation has it now (bot.week.keeping). It goes with the conversation.
CREATE TABLE week (
    conversation TEXT PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    plan TEXT NOT NULL              -- JSON
) WITHOUT ROWID;

-- A copy of a plan behind a link. It goes with the conversation, or when its time is over.
CREATE TABLE week_link (
    token TEXT PRIMARY KEY,         -- what the address holds
    conversation TEXT NOT NULL UNIQUE REFERENCES conversation (id) ON DELETE CASCADE,
    own_key TEXT NOT NULL,          -- whoever has it may take the link back
    plan TEXT NOT NULL,             -- JSON. Holds no personal details but the person's own words, masked
    made REAL NOT NULL,
    ends REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX week_link_ends ON week_link (ends);
