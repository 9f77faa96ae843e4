-- Events and their snapshots (one machine; the distributed deployment keeps them in Axon Server).
create table domain_event (
    global_index bigserial primary key,
    aggregate_identifier varchar(255) not null,
    sequence_number bigint not null,
    type varchar(255),
    event_identifier varchar(255) not null unique,
    meta_data bytea,
    payload bytea not null,
    payload_revision varchar(255),
    payload_type varchar(255) not null,
    time_stamp varchar(255) not null,
    unique (aggregate_identifier, sequence_number)
);

create table snapshot_event (
    aggregate_identifier varchar(255) not null,
    sequence_number bigint not null,
    type varchar(255) not null,
    event_identifier varchar(255) not null unique,
    meta_data bytea,
    payload bytea not null,
    payload_revision varchar(255),
    payload_type varchar(255) not null,
    time_stamp varchar(255) not null,
    primary key (aggregate_identifier, sequence_number)
);

-- Positions of the command side's own processors (automations).
create table token_entry (
    processor_name varchar(255) not null,
    segment integer not null,
    token bytea,
    token_type varchar(255),
    time_stamp varchar(255) not null,
    owner varchar(255),
    primary key (processor_name, segment)
);

-- Events that an automation could not handle, in order by sequence, until somebody looks.
create table dead_letter (
    dead_letter_identifier varchar(255) primary key,
    processing_group varchar(255) not null,
    sequence_identifier varchar(255) not null,
    sequence_index bigint not null,
    message_type varchar(255) not null,
    event_identifier varchar(255) not null,
    time_stamp varchar(255) not null,
    payload_type varchar(255) not null,
    payload_revision varchar(255),
    payload bytea not null,
    meta_data bytea,
    aggregate_type varchar(255),
    aggregate_identifier varchar(255),
    sequence_number bigint,
    token_type varchar(255),
    token bytea,
    enqueued_at varchar(255) not null,
    last_touched varchar(255),
    processing_started varchar(255),
    cause_type varchar(255),
    cause_message varchar(1023),
    diagnostics bytea,
    unique (processing_group, sequence_identifier, sequence_index)
);

-- The first answer to each idempotency key, written in the transaction of the command that it belongs to.
create table idempotency_key (
    actor_id varchar(36) not null,
    key varchar(200) not null,
    fingerprint varchar(64) not null,
    outcome text,
    created_at timestamptz not null,
    primary key (actor_id, key)
);

create index idempotency_key_age on idempotency_key (created_at);

-- Commands that are due later; the library's own table.
create table scheduled_tasks (
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

create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- Numbers that people type to find a meeting.
create table meeting_number (
    number varchar(11) primary key,
    meeting_id varchar(36) not null unique
);
