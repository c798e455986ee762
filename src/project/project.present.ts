import type { Links } from '../http/links.ts';
import { projectAvatarUrls } from '../people/avatar/avatar.present.ts';
import { markFirst } from '../people/picker/highlight.ts';
import { userRef } from '../people/user/user.present.ts';
import type { User } from '../people/user/user.ts';
import { presentIssueType } from '../workflow/issue-type/issue-type.present.ts';
import type { IssueType } from '../workflow/issue-type/issue-type.ts';
import { presentStatus } from '../workflow/status/status.present.ts';
import type { Status } from '../workflow/status/status.ts';
import { presentCategory } from './category/category.present.ts';
import type { ProjectCategory } from './category/category.ts';
import { componentRef } from './component/component.present.ts';
import type { Component } from './component/component.ts';
import type { Project } from './project.ts';
import type { ProjectType } from './template.ts';
import { presentVersion } from './version/version.present.ts';
import type { Version } from './version/version.ts';

const expandable = 'description,lead,url,projectKeys';

export interface ProjectRef {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly typeKey: string;
  /** null or absent: the stock one that it has by its id. */
  readonly avatarId?: number | null;
  readonly category: ProjectCategory | null;
}

/** The form in which issues name their project. */
export const projectRef = (project: ProjectRef, links: Links) => ({
  self: projectSelf(project.id, links),
  id: String(project.id),
  key: project.key,
  name: project.name,
  projectTypeKey: project.typeKey,
  avatarUrls: projectAvatarUrls(project.id, links, project.avatarId),
  ...(project.category && { projectCategory: presentCategory(project.category, links) }),
});

export const projectSelf = (id: number, links: Links): string => links.to(`/rest/api/2/project/${id}`);

/** A project with the nouns that its row points to. */
export interface ListedProject extends Project {
  readonly lead: User | null;
  readonly category: ProjectCategory | null;
  readonly keys: readonly string[];
}

/** The form of lists. @param expand what of it shall be added: description, lead, url, projectKeys */
export const presentListedProject = (project: ListedProject, expand: ReadonlySet<string>, links: Links) => ({
  expand: expandable,
  ...projectRef(project, links),
  ...(expand.has('description') && { description: project.description }),
  ...(expand.has('lead') && project.lead && { lead: userRef(project.lead, links) }),
  ...(expand.has('url') && project.url !== null && { url: project.url }),
  ...(expand.has('projectKeys') && { projectKeys: project.keys }),
  archived: project.archived,
});

export interface DetailedProject extends ListedProject {
  readonly components: readonly Component[];
  readonly versions: readonly Version[];
  readonly issueTypes: readonly IssueType[];
  readonly roles: readonly { readonly id: number; readonly name: string }[];
}

/** @param today the reader's day, yyyy-MM-dd */
export const presentProject = (
  project: DetailedProject,
  expand: ReadonlySet<string>,
  today: string,
  links: Links,
) => ({
  expand: expandable,
  self: projectSelf(project.id, links),
  id: String(project.id),
  key: project.key,
  description: project.description,
  ...(project.lead && { lead: userRef(project.lead, links) }),
  components: project.components.map((one) => componentRef(one, links)),
  issueTypes: project.issueTypes.map((type) => presentIssueType(type, links)),
  ...(project.url !== null && { url: project.url }),
  assigneeType: project.assigneeType,
  versions: project.versions.map((version) => presentVersion(version, today, links)),
  name: project.name,
  roles: Object.fromEntries(
    project.roles.map((role) => [role.name, `${projectSelf(project.id, links)}/role/${role.id}`]),
  ),
  avatarUrls: projectAvatarUrls(project.id, links, project.avatarId),
  ...(expand.has('projectKeys') && { projectKeys: project.keys }),
  ...(project.category && { projectCategory: presentCategory(project.category, links) }),
  projectTypeKey: project.typeKey,
  archived: project.archived,
});

/** `id` is a number here, as Jira has it, and a string everywhere else. */
export const presentCreatedProject = ({ id, key }: { id: number; key: string }, links: Links) => ({
  self: projectSelf(id, links),
  id,
  key,
});

/** An issue type of a project with the statuses that its issues can be in. */
export const presentTypeStatuses = (type: IssueType, statuses: readonly Status[], links: Links) => ({
  self: links.to(`/rest/api/2/issuetype/${type.id}`),
  id: String(type.id),
  name: type.name,
  subtask: type.subtask,
  statuses: statuses.map((status) => presentStatus(status, links)),
});

export const presentProjectType = (type: ProjectType) => ({
  key: type.key,
  formattedKey: type.formattedKey,
  descriptionI18nKey: `jira.project.type.${type.key}.description`,
  icon: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">' +
      `<path fill="${type.color}" d="M2 1h9l4 4v9a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V2a1 1 0 0 1 1-1z"/></svg>`,
  ).toString('base64'),
  color: type.color,
});

/** Answers to somebody who types: `html` has what matched in bold. */
export const presentPicked = (
  projects: readonly Pick<Project, 'id' | 'key' | 'name' | 'avatarId'>[],
  total: number,
  query: string,
  links: Links,
) => ({
  projects: projects.map((project) => ({
    html: `${markFirst(project.name, query, 'b')} (${markFirst(project.key, query, 'b')})`,
    name: project.name,
    key: project.key,
    id: String(project.id),
    avatar: projectAvatarUrls(project.id, links, project.avatarId)['24x24'],
  })),
  total,
  header: `Showing ${projects.length} of ${total} matching projects`,
});
