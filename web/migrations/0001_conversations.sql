-- Times are seconds since 1970 of the real clock. Texts hold no personal details.
CREATE TABLE conversation (
    id TEXT PRIMARY KEY,
    greeting TEXT NOT NULL,         -- JSON: list of answers
    touched REAL NOT NULL           -- when the last message came
) WITHOUT ROWID;
CREATE INDEX conversation_touched ON conversation (touched);

CREATE TABLE turn (
    conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    key TEXT,                       -- the sender's own id of the message, so that it counts once
    said TEXT NOT NULL,
    answers TEXT NOT NULL,          -- JSON: list of answers
    understood TEXT NOT NULL,       -- JSON
    PRIMARY KEY (conversation, number),
    UNIQUE (conversation, key)
) WITHOUT ROWID;

-- Conversations that the Rasa server has yet to forget.
CREATE TABLE to_forget (
    id TEXT PRIMARY KEY
) WITHOUT ROWID;
