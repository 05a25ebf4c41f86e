-- Schema 4: what a score was asked otherwise than its benchmark does by itself.

alter table score add column if not exists settings varchar default '{}' not null;               -- JSON object
