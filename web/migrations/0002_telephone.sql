-- What a call or an exchange of texts has yet to say, so that any server can go on with it.
CREATE TABLE telephone (
    conversation TEXT PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    state TEXT NOT NULL             -- JSON: pieces, choices, pace. Holds no personal details
) WITHOUT ROWID;
