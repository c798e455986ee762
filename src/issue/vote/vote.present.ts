import type { Links } from '../../http/links.ts';
import { userRef } from '../../people/user/user.present.ts';
import type { Person } from '../issue.ts';

export const presentVotes = (
  votes: { issue: { key: string }; hasVoted: boolean; count: number; voters: readonly Person[] },
  links: Links,
) => ({
  self: links.to(`/rest/api/2/issue/${votes.issue.key}/votes`),
  votes: votes.count,
  hasVoted: votes.hasVoted,
  voters: votes.voters.map((person) => userRef(person, links)),
});
