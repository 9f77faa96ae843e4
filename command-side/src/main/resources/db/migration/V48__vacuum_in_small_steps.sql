-- Rows of these two are written once and never change. A vacuum of them does no more than say in each new page that all may see
-- what is in it, for ever: quick where the page is still in memory and was not yet part of a checkpoint, slow and a whole page of
-- log each where it was. So it comes once there are five thousand new rows, whatever the table's size, goes through them without a rest,
-- and nobody has to come back to them.
alter table domain_event set (
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 5000,
    autovacuum_freeze_min_age = 0,
    autovacuum_vacuum_cost_delay = 0);

alter table ledger_leaf set (
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 5000,
    autovacuum_freeze_min_age = 0,
    autovacuum_vacuum_cost_delay = 0);
