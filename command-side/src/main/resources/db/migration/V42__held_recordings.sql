-- Which recordings there are, as the automation that holds them knows it, and which of them it has placed which hold on.

create table known_recording (
    recording_id uuid primary key,
    meeting_id   uuid not null,
    owner_id     uuid not null,
    tenant_id    uuid not null
);

create index known_recording_meeting on known_recording (meeting_id);
create index known_recording_owner on known_recording (owner_id);
create index known_recording_tenant on known_recording (tenant_id);

create table recording_hold (
    hold_id      uuid not null,
    recording_id uuid not null,
    primary key (hold_id, recording_id)
);
