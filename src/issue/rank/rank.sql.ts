import { type RawBuilder, sql } from 'kysely';

/** The rank that an issue was moved to, or that of its id (rank.ts): the expression of the index `issue_rank`, letter by letter. */
export const rankOf: RawBuilder<string> = sql<string>`coalesce(issue.rank, 'i' || substr(cast(1000000000000 + issue.id as text), 2) || 'h')`;
