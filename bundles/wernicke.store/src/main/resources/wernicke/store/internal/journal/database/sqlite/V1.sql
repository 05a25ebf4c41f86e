-- Schema 1, the same tables and columns as the last schema of H2 (h2/V4.sql beside), from which the journal of 0.1.0 is carried over.
-- A number that does not exist (NaN) is NULL; infinities are SQLite's own. Their columns are ANY, since REAL would make 0.0 of -0.0.
-- Times are UTC text with nanoseconds, 2026-01-02T03:04:05.123456789Z, which sorts as the times do. Truth is 0 or 1.

create table job (
  id integer primary key autoincrement, -- never given twice
  model text not null,
  benchmark text not null,
  layers text not null,                 -- JSON array; [] for all
  metric text not null,                 -- '' for the benchmark's
  cv text not null,                     -- '' for the benchmark's
  context text not null,
  recording text not null,              -- '' for the benchmark's
  controls text not null,               -- JSON array
  state text not null,
  message text not null,
  submitted text not null,
  changed text not null,
  resumed integer not null,
  result text not null                  -- id of the score; '' before
) strict;

create table score (
  id text primary key not null,
  job integer not null,
  model text not null,
  benchmark text not null,
  metric text not null,
  cv text not null,
  raw any,
  ceiling any,
  ceiling_method text not null,
  score any,
  error any,
  best_layer text not null,
  nested any,
  behavioural integer not null,
  presentations integer not null,
  neuroids integer not null,
  fingerprints text not null,           -- JSON object
  notes text not null,                  -- JSON object
  version text not null,
  seconds any,
  finished text not null,
  settings text not null,               -- JSON object
  statistics text not null              -- JSON object
) strict;
create index score_benchmark on score (benchmark, model);

create table score_layer (
  score text not null references score (id) on delete cascade,
  place integer not null,
  name text not null,
  raw any,
  error any,
  comparison text not null,             -- id in comparison; '' if not kept
  primary key (score, place)
) strict, without rowid;

create table score_subject (
  score text not null references score (id) on delete cascade,
  place integer not null,
  subject text not null,
  raw any,
  primary key (score, place)
) strict, without rowid;

create table comparison (
  id text primary key not null,
  splits integer not null,
  neuroids integer not null,
  presentations integer not null,
  details text not null,                -- JSON object
  per_neuroid text not null,            -- JSON object of arrays
  data blob                             -- splits x neuroids float32, little-endian; NULL if in store/comparisons
) strict;

create table ceiling (
  id text primary key not null,
  available integer not null,
  ceiling any,
  method text not null,
  neuroids blob not null                -- float64, little-endian
) strict;

create table neuroids (
  data text primary key not null,       -- content hash of the responses
  neuroids text not null                -- JSON array of {id, subject, metadata}
) strict;
