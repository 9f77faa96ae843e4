-- Keys that personal data is sealed with. What is sealed names its key; who destroys the key has erased what it sealed.

create table person_key (
    key_id     uuid primary key,
    -- A user's or participant's id; for who is known by an e-mail address only, a keyed digest of it.
    person     text        not null,
    -- Encrypted with the master key; null once it is destroyed.
    wrapped    bytea,
    -- Number of the erasure that destroyed it.
    erasure    bigint,
    created_at timestamptz not null,
    constraint lives_or_was_erased check ((wrapped is null) = (erasure is not null))
);

create index person_key_person on person_key (person);
create index person_key_erasure on person_key (erasure) where erasure is not null;

-- In which streams there is something sealed with a key: what has to be made anew when it is destroyed.
create table person_key_stream (
    key_id uuid not null,
    stream text not null,
    primary key (key_id, stream)
);

-- What this installation keeps for itself, encrypted with the master key.
create table sealed_secret (
    name   text primary key,
    sealed bytea not null
);
