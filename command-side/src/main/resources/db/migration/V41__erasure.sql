-- Erasures and holds as their events have left them. Views call an erased person by a number.

create sequence erasure_number;

create table erasure (
    erasure_id   uuid primary key,
    user_id      uuid        not null,
    requested_at timestamptz not null,
    -- Null while holds keep it back.
    erased_at    timestamptz,
    number       bigint unique,
    statement    text,
    signature    text,
    public_key   text
);

create index erasure_deferred on erasure (requested_at) where erased_at is null;

-- Up to which number what the erased had left in files is gone.
create table compaction (
    one      boolean primary key default true check (one),
    erasures bigint not null
);

insert into compaction (erasures) values (0);

-- Why something is held is in its event, not here.
create table hold (
    hold_id     uuid primary key,
    tenant_id   uuid        not null,
    kind        text        not null check (kind in ('PERSON', 'MEETING', 'TENANT')),
    subject_id  uuid        not null,
    placed_at   timestamptz not null,
    released_at timestamptz,
    version     bigint      not null
);

create index hold_subject on hold (subject_id) where released_at is null;
create index hold_tenant on hold (tenant_id, placed_at, hold_id);

-- The planner's samples are copies: of what is personal it takes none. All of these are found by unique or equal values.
alter table credential alter column email_normalized set statistics 0;
alter table outside_identity alter column subject set statistics 0;
alter table api_key alter column name set statistics 0;
alter table notice_person alter column email set statistics 0, alter column display_name set statistics 0;
alter table notice_mail alter column recipient set statistics 0, alter column letter set statistics 0;
alter table webhook_endpoint alter column url set statistics 0, alter column description set statistics 0;
