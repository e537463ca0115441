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
  changed_at      INTEGER NOT NULL,

  listed_at       INTEGER,         -- when a list last named it, while it was not archived

  -- How the library showed it when its files came, or when it turned the item down; NULL where that
  -- was not told.
  picture         TEXT,
  site_bytes      INTEGER,

  -- What the library knows of it and its files may not; NULL where it was not told.
  description     TEXT,
  favourite       INTEGER,
  people          TEXT,            -- names, one a line
  latitude        REAL,
  longitude       REAL,
  place           TEXT,
  origin          TEXT,
  address         TEXT,
  sidecar_due     INTEGER NOT NULL DEFAULT 1,-- 1 where its sidecars may not tell this yet
  sidecar_begun   INTEGER NOT NULL DEFAULT 0 -- 1 while they are being written
) STRICT, WITHOUT ROWID;

CREATE INDEX item_by_state ON item (state, changed_at);
CREATE INDEX item_by_dedup_key ON item (dedup_key, state);
CREATE INDEX item_by_due_sidecar ON item (id) WHERE sidecar_due + sidecar_begun > 0;

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
  damaged_at  INTEGER,             -- since when it is known to be missing, altered or unreadable
  proof       TEXT NOT NULL DEFAULT 'unproven'
              CHECK (proof IN ('original', 'stored', 'derivative', 'unproven')),
  proof_note  TEXT NOT NULL DEFAULT '' -- what was expected and seen, where something contradicts
) STRICT, WITHOUT ROWID;

CREATE INDEX file_by_sha256 ON file (sha256);
CREATE INDEX file_by_damage ON file (path) WHERE damaged_at IS NOT NULL;

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

-- Albums that were listed.
CREATE TABLE album (
  id     TEXT PRIMARY KEY,
  title  TEXT NOT NULL,            -- '' where it has none
  stamp  TEXT,                     -- as of the last time when it was listed to its end
  folder TEXT UNIQUE               -- of its view, relative to the archive; decided once
) STRICT, WITHOUT ROWID;

-- Which photos an album has. A photo is a dedup key or, where no list told it, an item's id.
CREATE TABLE album_photo (
  album TEXT NOT NULL REFERENCES album (id),
  photo TEXT NOT NULL,
  walk  INTEGER NOT NULL,          -- the walk that met it last
  PRIMARY KEY (album, photo)
) STRICT, WITHOUT ROWID;

CREATE INDEX album_photo_by_photo ON album_photo (photo);

-- Files beside the photos that we wrote, so that nobody else's are touched. Paths are relative.
CREATE TABLE sidecar (
  path   TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL             -- of what we wrote; while that is replaced: new, old
) STRICT, WITHOUT ROWID;

CREATE TABLE album_link (
  path  TEXT PRIMARY KEY,
  album TEXT NOT NULL REFERENCES album (id),
  file  TEXT NOT NULL,             -- the path of the file that it leads to
  kind  TEXT NOT NULL CHECK (kind IN ('symlink', 'hardlink'))
) STRICT, WITHOUT ROWID;

CREATE INDEX album_link_by_album ON album_link (album);

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
