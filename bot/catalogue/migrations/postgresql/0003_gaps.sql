-- What people looked for and did not find: counts alone, no words and nothing of the person.

CREATE TABLE gap (
    month TEXT COLLATE "C" NOT NULL,     -- "2026-11"
    district TEXT COLLATE "C" NOT NULL,  -- "DT4"; empty where no place was told
    field TEXT COLLATE "C" NOT NULL,     -- a filter of the search: "categories", "days"
    value TEXT COLLATE "C" NOT NULL,     -- one of its values: "swimming", "sat"
    searches INTEGER NOT NULL,
    PRIMARY KEY (month, district, field, value)
);
