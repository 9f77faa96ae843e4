-- The ledger: a hash chain for each history, and a Merkle tree (RFC 6962) over all events in the order of the store.

-- How far the one processor has come. Whoever holds the row's lock is the processor.
create table ledger_state (
    only_row boolean primary key default true check (only_row),
    origin varchar(200) not null,
    position bigint not null,
    size bigint not null
);

-- One leaf of the tree for each event.
create table ledger_leaf (
    tree_index bigint primary key,
    position bigint not null,
    event_id varchar(255) not null,
    stream_id varchar(255) not null,
    sequence_number bigint not null,
    history varchar(255) not null,
    history_index bigint not null,
    event_hash bytea not null,
    link bytea not null,
    unique (history, history_index)
);

-- The end of each chain.
create table ledger_history (
    history varchar(255) primary key,
    length bigint not null,
    link bytea not null
);

-- Streams that belong to the history of another: a recording to its meeting's.
create table ledger_stream (
    stream_id varchar(255) primary key,
    history varchar(255) not null
);

-- Hashes of complete subtrees, 256 side by side. Level 0 holds leaf hashes, each level above the roots of full tiles below.
create table ledger_tile (
    level smallint not null,
    tile_index bigint not null,
    hashes bytea not null,
    primary key (level, tile_index)
);

-- Signed tree heads, for ever.
create table ledger_head (
    size bigint primary key,
    root bytea not null,
    note text not null,
    signed_at timestamptz not null,
    archived_at timestamptz
);

create index ledger_head_not_archived on ledger_head (size) where archived_at is null;

-- Keys that sign. Public halves are kept for ever; a private half is here only where no folder for them is set, and until
-- its key retires.
create table ledger_key (
    key_id varchar(8) primary key,
    public_key bytea not null,
    private_key bytea,
    created_at timestamptz not null,
    retired_at timestamptz
);
