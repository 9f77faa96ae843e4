-- Notices: e-mails that are to be sent, endpoints that want to hear of facts, and what became of either. None of this is
-- history; it can be lost without losing a fact. Times are decided by the application's clock.

-- How people with an account are reached. Made from the events of accounts; gone with the account.
create table notice_person (
    user_id      uuid primary key,
    email        text    not null,
    display_name text    not null,
    timezone     text    not null,
    reminders    boolean not null
);

create index notice_person_email on notice_person (email);

-- The outbox. A row is written in the transaction that moves the automation's position on, so that a fact is told of once.
create table notice_mail (
    -- Of the message itself, without brackets: the same at every attempt, and unique for one fact and one recipient.
    message_id   text primary key,
    kind         text        not null,
    meeting_id   uuid,
    recipient    text        not null,
    -- What is sent, as JSON.
    letter       text        not null,
    -- connecting: somebody has it, and the server cannot have it yet. sending: the server may have it.
    state        text        not null
        check (state in ('waiting', 'connecting', 'sending', 'sent', 'refused', 'given_up')),
    attempts     integer     not null default 0,
    -- How often it was taken up again without knowing whether the server had it.
    uncertain    integer     not null default 0,
    due_at       timestamptz not null,
    give_up_at   timestamptz not null,
    lease_until  timestamptz,
    problem      text,
    created_at   timestamptz not null,
    settled_at   timestamptz
);

create index notice_mail_due on notice_mail (due_at) where state in ('waiting', 'connecting', 'sending');
create index notice_mail_settled on notice_mail (settled_at) where settled_at is not null;
create index notice_mail_recipient on notice_mail (recipient);

-- One reminder a scheduled meeting. Whom it goes to is found out when it is due.
create table notice_reminder (
    meeting_id uuid primary key,
    due_at     timestamptz not null,
    starts_at  timestamptz not null
);

create index notice_reminder_due on notice_reminder (due_at);

-- Endpoints of webhooks as their events have left them, with their secrets, which no event has.
create table webhook_endpoint (
    webhook_id      uuid primary key,
    scope           text        not null check (scope in ('USER', 'TENANT')),
    tenant_id       uuid        not null,
    owner_id        uuid        not null,
    url             text        not null,
    -- Names of facts; null for all.
    event_types     text[],
    description     text,
    enabled         boolean     not null,
    disabled_reason text,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    -- Sealed when a key is configured.
    secret          text        not null,
    old_secret      text,
    old_secret_until timestamptz,
    -- Since when every attempt has failed; null after a success.
    failing_since   timestamptz
);

create index webhook_endpoint_owner on webhook_endpoint (owner_id);
create index webhook_endpoint_tenant on webhook_endpoint (tenant_id);

-- What is to be delivered to whom, and the log of it. What is sent is read from the event store when it is sent.
create table webhook_delivery (
    delivery_id     uuid primary key,
    webhook_id      uuid        not null references webhook_endpoint (webhook_id) on delete cascade,
    -- The webhook-id header: the same at every attempt, redelivery and replay.
    message_id      text        not null,
    type            text        not null,
    -- Null for a ping.
    meeting_id      uuid,
    sequence        bigint,
    previous_sequence bigint    not null,
    -- Whether addresses are shown.
    emails          boolean     not null,
    state           text        not null check (state in ('waiting', 'sending', 'delivered', 'failed', 'cancelled')),
    attempts        integer     not null default 0,
    -- Attempts since it was last asked for: decides how long it rests.
    round           integer     not null default 0,
    due_at          timestamptz not null,
    lease_until     timestamptz,
    created_at      timestamptz not null,
    -- When it was last asked for.
    asked_at        timestamptz not null,
    last_attempt_at timestamptz,
    settled_at      timestamptz,
    response_status integer,
    duration_ms     integer,
    problem         text,
    constraint one_delivery_per_message unique (webhook_id, message_id)
);

create index webhook_delivery_due on webhook_delivery (due_at) where state in ('waiting', 'sending');
create index webhook_delivery_of_endpoint on webhook_delivery (webhook_id, due_at) where state in ('waiting', 'sending');
create index webhook_delivery_lane on webhook_delivery (webhook_id, meeting_id, sequence)
    where state in ('waiting', 'sending');
create index webhook_delivery_log on webhook_delivery (webhook_id, delivery_id);
create index webhook_delivery_settled on webhook_delivery (settled_at) where settled_at is not null;
