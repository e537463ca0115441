-- Times are milliseconds since 1970-01-01 UTC. Paths are relative to the archive, with '/'.

-- One row for each listing entry of the site that was ever tried.
CREATE TABLE item (
  id              TEXT PRIMARY KEY,
  source          TEXT NOT NULL,
  kind            TEXT NOT NULL,
  name            TEXT NOT NULL,   -- as the site shows it; '' where it was never told
  taken_local     TEXT,            -- wall clock at the place of the photo, ISO 8601
  taken_offset    TEXT,            -- that place's offset from UTC, NULL where nobody said
  taken_precision TEXT,
  taken_at        INTEGER,
  dedup_key       TEXT,            -- joins the entries of one photo; NULL where no list told it
  state           TEXT NOT NULL CHECK (state IN ('archived', 'unavailable', 'failed')),
  reason          TEXT NOT NULL,   -- '' for archived
  tries           INTEGER NOT NULL,-- in a row that did not end in archived
  first_seen_at   INTEGER NOT NULL,
  changed_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX item_by_state ON item (state, changed_at);
CREATE INDEX item_by_dedup_key ON item (dedup_key);

-- One row for each file in the archive. It may have no item: then a run died between the file and
-- the item's row, and the next fetch of that item takes the file over.
CREATE TABLE file (
  path        TEXT PRIMARY KEY,
  path_key    TEXT NOT NULL UNIQUE,-- path in NFC, without regard to case: no two files may share it
  size_bytes  INTEGER NOT NULL,
  sha1        TEXT NOT NULL,
  sha256      TEXT NOT NULL,
  type        TEXT NOT NULL,
  modified_at INTEGER NOT NULL,
  archived_at INTEGER NOT NULL,
  verified_at INTEGER,
  proof       TEXT NOT NULL DEFAULT 'unproven'
              CHECK (proof IN ('original', 'stored', 'derivative', 'unproven')),
  proof_note  TEXT NOT NULL DEFAULT '' -- what was expected and seen, where something contradicts
) STRICT, WITHOUT ROWID;

CREATE INDEX file_by_sha256 ON file (sha256);

-- Which files an item has now, in the order in which the site handed them out.
CREATE TABLE item_file (
  item          TEXT NOT NULL REFERENCES item (id),
  position      INTEGER NOT NULL,
  role          TEXT NOT NULL,
  path          TEXT NOT NULL REFERENCES file (path),
  original_name TEXT NOT NULL,     -- as it came, never made safe; '' where none came
  PRIMARY KEY (item, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX item_file_by_path ON item_file (path);

CREATE TABLE run (
  id          INTEGER PRIMARY KEY,
  started_at  INTEGER NOT NULL,
  ended_at    INTEGER,             -- NULL while it runs, and for ever when it was killed
  exit_code   INTEGER,
  listed      INTEGER NOT NULL DEFAULT 0,
  archived    INTEGER NOT NULL DEFAULT 0,
  already     INTEGER NOT NULL DEFAULT 0,
  unavailable INTEGER NOT NULL DEFAULT 0,
  failed      INTEGER NOT NULL DEFAULT 0,
  bytes       INTEGER NOT NULL DEFAULT 0,
  whole       INTEGER NOT NULL DEFAULT 0 -- 1 when it covered the whole library
) STRICT;

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
