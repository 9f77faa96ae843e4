-- More ways in, and what closes them. Rows follow the events of the same transaction; times are the application's.

-- What lets nobody in any more although its tokens look good. Edges are told, and keep it in memory; a row is of no use once
-- every token that it is about has expired.
create table closing (
    -- A session's id, or an account's.
    subject   uuid        not null,
    kind      text        not null,
    closed_at timestamptz not null,
    primary key (subject, kind)
);

create index closing_by_age on closing (closed_at);

create table api_key (
    key_id        uuid primary key,
    user_id       uuid        not null references credential (user_id) on delete cascade,
    name          text        not null,
    prefix        text        not null,
    -- 256 random bits need no salt and no slow hash: there is nothing to guess.
    secret_sha256 bytea       not null unique check (octet_length(secret_sha256) = 32),
    -- Names of scopes with commas between.
    scopes        text        not null,
    created_at    timestamptz not null,
    expires_at    timestamptz,
    -- To the hour.
    last_used_at  timestamptz
);

create index api_key_of_user on api_key (user_id);

-- Whom an outside issuer means by a subject.
create table outside_identity (
    issuer  text not null,
    subject text not null,
    -- Claimed before the account's e-mail is, so the reference holds at the commit only.
    user_id uuid not null references credential (user_id) on delete cascade deferrable initially deferred,
    primary key (issuer, subject)
);

create index outside_identity_of_user on outside_identity (user_id);

-- What accounts have and where they are, as the automation that follows them knows it: what is to be closed with them.
create table account_holding (
    user_id uuid not null,
    kind    text not null,
    stream  uuid not null,
    primary key (user_id, kind, stream)
);

create index account_holding_by_stream on account_holding (stream, kind);

-- Accounts that are closed or suspended, as the same automation knows it.
create table account_out (
    user_id  uuid primary key,
    evidence text        not null,
    since    timestamptz not null
);

-- By which a repeat of the request that used a token up is known, and what was answered to it: readable only with the token
-- and the key of that request.
alter table refresh_token
    add column repeat_mark bytea,
    add column next_sealed bytea;
