-- Credentials, sessions and signing keys: what is not history. Who an account is, its events say; here is only
-- what lets its person in. Times are decided by the application's clock, never by the database's.

create table credential (
    user_id          uuid primary key,
    -- In the one form that is compared: see EmailAddress.
    email_normalized text        not null,
    -- Argon2id in its PHC string form, with its own salt and parameters.
    password_hash    text        not null,
    -- Wrong passwords in a row; the right one sets it back to 0.
    wrong_passwords  integer     not null default 0 check (wrong_passwords >= 0),
    -- Nobody logs in before this time, not even with the right password.
    locked_until     timestamptz,
    created_at       timestamptz not null,
    constraint one_account_per_email unique (email_normalized)
);

-- A session is one family of refresh tokens.
create table session (
    session_id uuid primary key,
    user_id    uuid        not null references credential (user_id) on delete cascade,
    started_at timestamptz not null,
    -- When its newest refresh token expires; moves on with every refresh.
    expires_at timestamptz not null,
    ended_at   timestamptz,
    end_reason text,
    constraint ends_for_a_reason check ((ended_at is null) = (end_reason is null))
);

create index session_of_user on session (user_id);

-- Every token of a family, used or not, so that any used one is known again when it comes back.
create table refresh_token (
    token_sha256 bytea primary key check (octet_length(token_sha256) = 32),
    session_id   uuid        not null references session (session_id) on delete cascade,
    expires_at   timestamptz not null,
    used_at      timestamptz
);

create index refresh_token_of_session on refresh_token (session_id);

create table signing_key (
    kid        text primary key,
    -- An RFC 7517 key: with its private half while it signs, without it afterwards.
    document   text        not null,
    created_at timestamptz not null,
    -- Published from created_at on, used from here on, so that verifiers know a key before they meet it.
    signs_from timestamptz not null,
    -- When its successor takes over.
    retired_at timestamptz
);
