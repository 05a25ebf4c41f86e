-- Schema 4: evaluations, properties of models alone.

alter table job add column kind text not null default 'ALIGNMENT';      -- or EVALUATION; then benchmark is the evaluation's id
alter table job add column settings text not null default '{}';         -- JSON object; of the evaluation

create table evaluation (
  id text primary key not null,
  content text not null,                -- content hash of everything that determines what was found
  job integer not null,
  model text not null,
  family text not null,
  evaluation text not null,
  settings text not null,               -- JSON object
  measurements text not null,           -- JSON array of {part, measure, unit, value, n}
  fingerprints text not null,           -- JSON object
  version text not null,
  seeds text not null,                  -- JSON object
  notes text not null,                  -- JSON object
  seconds any,
  finished text not null
) strict;
create index evaluation_content on evaluation (content);
create index evaluation_model on evaluation (model);
create index evaluation_evaluation on evaluation (evaluation, model);
create index evaluation_family on evaluation (family);
create index evaluation_finished on evaluation (finished);
