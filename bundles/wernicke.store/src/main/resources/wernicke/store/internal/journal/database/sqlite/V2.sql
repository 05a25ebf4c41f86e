-- Schema 2: controls belong to their job; why a number is not there; what steps cost on this machine.

alter table job add column beside integer not null default 0;           -- 1 if its controls are scored beside it
alter table job add column parent integer not null default 0;           -- the job that it is a control of; 0 for none
create index job_parent on job (parent) where parent > 0;

alter table score add column reasons text not null default '{}';        -- JSON object

create table cost (
  step text not null,
  subject text not null,
  work real not null,
  seconds real not null,
  primary key (step, subject, work)
) strict;
