import type { Links } from '../http/links.ts';
import { projectAvatarUrls } from '../people/avatar/avatar.present.ts';
import { presentCategory } from './category/category.present.ts';
import type { ProjectCategory } from './category/category.ts';

export interface ProjectRef {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly typeKey: string;
  readonly category: ProjectCategory | null;
}

/** The form in which issues name their project. */
export const projectRef = (project: ProjectRef, links: Links) => ({
  self: links.to(`/rest/api/2/project/${project.id}`),
  id: String(project.id),
  key: project.key,
  name: project.name,
  projectTypeKey: project.typeKey,
  avatarUrls: projectAvatarUrls(project.id, links),
  ...(project.category && { projectCategory: presentCategory(project.category, links) }),
});
