-- What accounts have used up of their limits, as each edge last said: of no use an hour later, when all of it has come back. No
-- history, and no more exact than an edge's last word.
create table account_spending (
    edge       text        not null,
    account_id uuid        not null,
    limit_name text        not null,
    -- The account's type then.
    type       text        not null,
    spent      bigint      not null,
    -- When that was so, by the edge's clock.
    spent_at   timestamptz not null,
    primary key (edge, account_id, limit_name)
);

create index account_spending_by_age on account_spending (spent_at);
