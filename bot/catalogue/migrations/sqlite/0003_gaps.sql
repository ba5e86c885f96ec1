-- What people looked for and did not find: counts alone, no words and nothing of the person.

CREATE TABLE gap (
    month TEXT NOT NULL,     -- "2026-11"
    district TEXT NOT NULL,  -- "DT4"; empty where no place was told
    field TEXT NOT NULL,     -- a filter of the search: "categories", "days"
    value TEXT NOT NULL,     -- one of its values: "swimming", "sat"
    searches INTEGER NOT NULL,
    PRIMARY KEY (month, district, field, value)
) WITHOUT ROWID;
