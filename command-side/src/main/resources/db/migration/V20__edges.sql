-- Which connection is on which run of which edge: what has to be told lost when that run is dead. No history: the facts say
-- the same, but a list that has to be looked through at every death must be short.

create table edge_run (
    edge       text        not null,
    boot       text        not null,
    -- When the run last said that it lives, by our clock.
    renewed_at timestamptz not null,
    primary key (edge, boot)
);

create table edge_connection (
    connection_id  uuid primary key,
    edge           text not null,
    boot           text not null,
    meeting_id     uuid not null,
    participant_id uuid not null
);

create index edge_connection_of_run on edge_connection (edge, boot);
create index edge_connection_of_meeting on edge_connection (meeting_id);
