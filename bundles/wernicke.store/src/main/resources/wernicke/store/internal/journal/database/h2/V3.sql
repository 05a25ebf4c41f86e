-- Schema 3: settings of metrics, controls, numbers per neuroid.

alter table job add column if not exists controls varchar default '[]' not null;                 -- JSON array
alter table score add column if not exists statistics varchar default '{}' not null;             -- JSON object
alter table score_layer add column if not exists comparison varchar default '' not null;         -- id in comparison; '' if not kept
alter table comparison add column if not exists per_neuroid varchar default '{}' not null;       -- JSON object of arrays

create table if not exists neuroids (
  data varchar primary key,      -- content hash of the responses
  neuroids varchar not null      -- JSON array of {id, subject, metadata}
);
