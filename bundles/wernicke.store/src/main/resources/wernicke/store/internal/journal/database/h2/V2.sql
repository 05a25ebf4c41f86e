-- Schema 2: what a job asks of the model otherwise than its benchmark does.

alter table job add column if not exists recording varchar default '' not null;
