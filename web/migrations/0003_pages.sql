-- The address at which a conversation without JavaScript is shown. It ends long before the conversation.
CREATE TABLE page (
    conversation TEXT PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    key TEXT NOT NULL UNIQUE,       -- what the address holds, in place of the conversation's id
    opened REAL NOT NULL            -- when it was last made or opened
) WITHOUT ROWID;
