-- A snapshot is written over by the next one of its aggregate, where it was deleted and another inserted. No index names
-- what changes then, so the row stays where it is, and nothing of it is left behind in its table and its index.
delete from snapshot_event old using snapshot_event newer
where newer.aggregate_identifier = old.aggregate_identifier and newer.sequence_number > old.sequence_number;

alter table snapshot_event
    drop constraint snapshot_event_pkey,
    drop constraint snapshot_event_event_identifier_key,
    add primary key (aggregate_identifier),
    -- Half of a page stays free for the row that takes another's place.
    set (fillfactor = 50);
