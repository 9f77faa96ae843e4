create schema if not exists peers_jpa;
create schema if not exists peers_jdbc;

create table if not exists meeting (
    id uuid primary key,
    title varchar(200) not null,
    owner_id uuid not null,
    status varchar(20) not null,
    locked boolean not null,
    max_participants int not null,
    joined int not null,
    created_at timestamptz not null
);

create index if not exists meeting_of_owner on meeting (owner_id, created_at desc);

create table if not exists participant (
    id uuid primary key,
    meeting_id uuid not null references meeting (id),
    user_id uuid not null,
    display_name varchar(100) not null,
    email varchar(254),
    role varchar(20) not null,
    status varchar(20) not null,
    joined_at timestamptz not null,
    unique (meeting_id, user_id)
);

create index if not exists participant_of_user on participant (user_id);
