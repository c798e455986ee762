import type { Links } from '../../http/links.ts';
import type { Version } from './version.ts';
import { userDate } from './version-date.ts';

/** The form in which issues name their versions. */
export const versionRef = (
  version: Pick<Version, 'id' | 'name' | 'description' | 'archived' | 'released' | 'releaseDate'>,
  links: Links,
) => ({
  self: links.to(`/rest/api/2/version/${version.id}`),
  id: String(version.id),
  ...(version.description && { description: version.description }),
  name: version.name,
  archived: version.archived,
  released: version.released,
  ...(version.releaseDate !== null && { releaseDate: version.releaseDate }),
});

/** @param today the reader's day, yyyy-MM-dd: what was to be released before it is overdue */
export const presentVersion = (version: Version, today: string, links: Links) => ({
  self: links.to(`/rest/api/2/version/${version.id}`),
  id: String(version.id),
  ...(version.description && { description: version.description }),
  name: version.name,
  archived: version.archived,
  released: version.released,
  ...(version.startDate !== null && { startDate: version.startDate }),
  ...(version.releaseDate !== null && { releaseDate: version.releaseDate }),
  ...(version.releaseDate !== null && !version.released && { overdue: version.releaseDate < today }),
  ...(version.startDate !== null && { userStartDate: userDate(version.startDate) }),
  ...(version.releaseDate !== null && { userReleaseDate: userDate(version.releaseDate) }),
  projectId: version.projectId,
});

export interface VersionCounts {
  readonly fixed: { readonly all: number; readonly unresolved: number };
  readonly affected: { readonly all: number; readonly unresolved: number };
}

export const presentRelatedCounts = (version: Version, counts: VersionCounts, links: Links) => ({
  self: links.to(`/rest/api/2/version/${version.id}`),
  issuesFixedCount: counts.fixed.all,
  issuesAffectedCount: counts.affected.all,
  issueCountWithCustomFieldsShowingVersion: 0,
  customFieldUsage: [],
});

export const presentUnresolvedCount = (version: Version, counts: VersionCounts, links: Links) => ({
  self: links.to(`/rest/api/2/version/${version.id}`),
  issuesUnresolvedCount: counts.fixed.unresolved,
  issuesCount: counts.fixed.all,
});
