-- Wrong passwords of meetings, by who guessed: a person, an address (a digest of it) or anybody at all, at one meeting. No history:
-- the refusals are. It must survive a restart, or whoever guesses would only have to wait for one.

create table meeting_guess (
    guesser     text        primary key,
    failures    integer     not null,
    last_at     timestamptz not null,
    rests_until timestamptz not null
);

create index meeting_guess_age on meeting_guess (last_at);
