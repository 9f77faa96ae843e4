-- What was said about how long is kept, as its events have left it.
create table retention_policy (
    policy_id  uuid primary key,
    tenant_id  uuid   not null,
    scope      text   not null check (scope in ('TENANT', 'ACCOUNT', 'MEETING')),
    subject_id uuid   not null,
    -- JSON, a list of rules.
    rules      text   not null,
    version    bigint not null
);

create index retention_policy_subject on retention_policy (subject_id);

-- What there is that is kept for a time of its own, since when, and what became of it.
create table retained (
    kind        text        not null check (kind in ('RECORDINGS', 'CHAT', 'PERSONAL_DATA')),
    stream      uuid        not null,
    tenant_id   uuid        not null,
    owner_id    uuid        not null,
    -- The same as stream for what is a meeting's.
    meeting_id  uuid        not null,
    since       timestamptz not null,
    -- When a rule would have ended it, and a hold kept it.
    deferred_at timestamptz,
    -- When a rule has ended it.
    ended_at    timestamptz,
    primary key (kind, stream)
);

create index retained_tenant on retained (tenant_id) where ended_at is null;
create index retained_owner on retained (owner_id) where ended_at is null;
create index retained_meeting on retained (meeting_id) where ended_at is null;
create index retained_deferred on retained (deferred_at) where ended_at is null and deferred_at is not null;
create index retained_ended on retained (ended_at) where kind <> 'RECORDINGS';
create index retained_told on retained (tenant_id, (coalesce(ended_at, deferred_at)) desc, stream, kind)
    where coalesce(ended_at, deferred_at) is not null;

-- Up to when what rules have ended is gone from files as well.
alter table compaction add column ended_at timestamptz, add column compacted_at timestamptz;

-- Commands that were due and found something held: they are due again when a hold is lifted.
create table held_command (
    stream  text not null,
    type    text not null,
    -- JSON.
    command text not null,
    primary key (stream, type)
);
