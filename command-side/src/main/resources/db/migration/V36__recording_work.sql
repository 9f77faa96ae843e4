-- What is to be done with the bytes of recordings; the scheduler's own form of a table, apart from the commands that are due, so
-- that gigabytes are in no command's way.
create table recording_work (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index recording_work_due on recording_work (execution_time);
create index recording_work_heartbeat on recording_work (last_heartbeat);
