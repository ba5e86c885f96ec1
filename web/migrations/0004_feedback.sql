-- What people thought of an answer or a page. Nothing here says who they were, from which conversation
-- it came or at what time of the day; a random id tells no order either. Texts hold no personal details.
CREATE TABLE feedback (
    id TEXT PRIMARY KEY,
    day TEXT NOT NULL,              -- "2026-11-23", in London
    was_right INTEGER,              -- 1, 0, or null where it was not said
    text TEXT NOT NULL,
    page TEXT NOT NULL,             -- where they were: a path, without what stood in a form
    topic TEXT NOT NULL,            -- what was understood, what was asked, and the topic of the
    detail TEXT NOT NULL,           -- answer; all empty where it was not about an answer or where
    question TEXT NOT NULL,         -- the conversation is gone
    answer_topic TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX feedback_day ON feedback (day);

-- Those who want a reply, kept apart and for a shorter time.
CREATE TABLE feedback_reply (
    feedback TEXT PRIMARY KEY REFERENCES feedback (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    email TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX feedback_reply_day ON feedback_reply (day);

-- The senders' own ids, so that what is sent twice counts once. Not joined to what was sent.
CREATE TABLE feedback_sent (
    key TEXT PRIMARY KEY,           -- SHA-256 of the id
    content TEXT NOT NULL,          -- what was sent with it, as a HMAC under the id
    day TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX feedback_sent_day ON feedback_sent (day);
