-- Schema 3: results can be asked for by model, benchmark, metric, family and time; which seeds were drawn from.

alter table score add column family text not null default '';           -- architecture of the model; '' before 0.2.0
alter table score add column metric_id text not null default '';        -- the metric without its settings
alter table score add column seeds text not null default '{}';          -- JSON object
update score set metric_id = substr(metric, 1, instr(metric || ':', ':') - 1);
create index score_model on score (model);
create index score_metric on score (metric_id);
create index score_family on score (family);
create index score_finished on score (finished);
