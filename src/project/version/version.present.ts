import type { Links } from '../../http/links.ts';
import type { Version } from './version.ts';

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
