import type { Links } from '../../http/links.ts';
import { presentHolder } from '../scheme/scheme.present.ts';
import type { ResolvedMember, SecurityLevel, SecurityScheme } from './security.ts';

export const presentLevel = (level: Omit<SecurityLevel, 'schemeId'>, links: Links) => ({
  self: links.to(`/rest/api/2/securitylevel/${level.id}`),
  id: String(level.id),
  description: level.description,
  name: level.name,
});

/** @param levels of this scheme; null: they are not shown */
export const presentScheme = (
  scheme: SecurityScheme,
  levels: readonly SecurityLevel[] | null,
  links: Links,
) => ({
  self: links.to(`/rest/api/2/issuesecurityschemes/${scheme.id}`),
  id: scheme.id,
  name: scheme.name,
  description: scheme.description,
  ...(scheme.defaultLevelId !== null && { defaultSecurityLevelId: scheme.defaultLevelId }),
  ...(levels && { levels: levels.map((level) => presentLevel(level, links)) }),
});

const whole: ReadonlySet<string> = new Set(['all']);

export const presentMember = (member: ResolvedMember, links: Links) => ({
  id: member.id,
  holder: presentHolder(member, whole, links),
});

/** A level with who is in it: what administrators see. */
export const presentFullLevel = (level: SecurityLevel, members: readonly ResolvedMember[], links: Links) => ({
  ...presentLevel(level, links),
  members: members
    .filter((member) => member.levelId === level.id)
    .map((member) => presentMember(member, links)),
});
