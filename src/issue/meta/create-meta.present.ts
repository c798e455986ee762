import { projectAvatarUrls } from '../../people/avatar/avatar.present.ts';
import { presentIssueType } from '../../workflow/issue-type/issue-type.present.ts';
import type { IssueType } from '../../workflow/issue-type/issue-type.ts';
import type { View } from '../fields/field.ts';
import { presentScreen } from '../screen.present.ts';
import type { Screen } from '../screen.ts';

interface Project {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly avatarId: number | null;
  readonly types: readonly { readonly type: IssueType; readonly screen?: Screen }[];
}

/** The form of Jira up to 8: everything in one answer. */
export const presentCreateMeta = (projects: readonly Project[], view: View) => ({
  expand: 'projects',
  projects: projects.map((project) => ({
    expand: 'issuetypes',
    self: view.links.to(`/rest/api/2/project/${project.id}`),
    id: String(project.id),
    key: project.key,
    name: project.name,
    avatarUrls: projectAvatarUrls(project.id, view.links, project.avatarId),
    issuetypes: project.types.map(({ type, screen }) => ({
      ...presentIssueType(type, view.links),
      expand: 'fields',
      fields: screen && presentScreen(screen, view),
    })),
  })),
});
