/** What the texts of a project may be. */
import type { ProjectAssigneeType } from './project.ts';

const longestName = 80;
const longestText = 32_767;
const longestUrl = 255;

/** As far as they were given. */
export interface ProjectTexts {
  name?: string | undefined;
  description?: string | null | undefined;
  url?: string | null | undefined;
  assigneeType?: string | undefined;
}

/** What is wrong, by Jira's names of the parts; empty: nothing is. */
export function textProblems({ name, description, url, assigneeType }: ProjectTexts): Record<string, string> {
  return {
    ...(name !== undefined && problem('projectName', nameProblem(name))),
    ...(description && description.length > longestText && tooLong('projectDescription', longestText)),
    ...(url && problem('projectUrl', urlProblem(url))),
    ...(assigneeType !== undefined &&
      !isAssigneeType(assigneeType) &&
      problem('assigneeType', 'The default assignee must be PROJECT_LEAD or UNASSIGNED.')),
  };
}

const problem = (field: string, sentence: string | null): Record<string, string> =>
  sentence === null ? {} : { [field]: sentence };

const tooLong = (field: string, most: number) =>
  problem(field, `This text must not exceed ${most} characters in length.`);

function nameProblem(name: string): string | null {
  if (name.trim() === '') return 'You must specify a valid project name.';
  return name.trim().length > longestName
    ? `The project name must not exceed ${longestName} characters in length.`
    : null;
}

/** A link that people click: nothing but http and https, since `javascript:` is an address too. */
function urlProblem(url: string): string | null {
  if (url.length > longestUrl) return `The URL must not exceed ${longestUrl} characters in length.`;
  const valid = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  return valid ? null : 'The URL specified is not valid - it must start with http:// or https://';
}

export const isAssigneeType = (text: string): text is ProjectAssigneeType =>
  text === 'PROJECT_LEAD' || text === 'UNASSIGNED';
