-- Where the guests of a meeting come from, while it is not over: a ban of a guest binds the addresses that they came from, since a guest is
-- nobody but a token, and the next one costs nothing. Of an address there is an HMAC under a secret of this installation, of its own
-- for each meeting. No history: the ban itself is.

create table guest_address (
    meeting_id     uuid    not null,
    participant_id uuid    not null,
    person         uuid    not null,
    address        bytea   not null,
    banned         boolean not null default false,
    primary key (meeting_id, participant_id, address)
);

-- Whoever is erased is forgotten here as well.
create index guest_address_of_person on guest_address (person);
create index guest_address_banned on guest_address (meeting_id, address) where banned;
