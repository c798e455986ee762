import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { isTrue } from '../../kernel/flag.ts';
import { presentPicker } from './picker.present.ts';
import { pickIssues } from './picker.service.ts';

const text = Type.Optional(Type.String({ maxLength: 1000 }));

const asked = Type.Object({
  query: text,
  currentJQL: Type.Optional(Type.String({ maxLength: 20_000 })),
  currentIssueKey: text,
  currentProjectId: text,
  showSubTasks: text,
  showSubTaskParent: text,
});

/** Named sections of a list; each issue with its key and summary as HTML and as text. */
export const issuePickerRoutes: Route[] = [
  /**
   * Query: query (a key, a number, the beginnings of words of the summary), currentJQL (what the Current Search is),
   * currentIssueKey (is not offered), currentProjectId (only issues of it), showSubTasks (false), showSubTaskParent
   * (false). Answers {sections: [{label, sub, id, msg, issues: [{key, keyHtml, img, summary, summaryText}]}]}: hs, then
   * cs, at most 20 issues each. A wrong currentJQL is told as `msg`. Nothing that the caller may not browse is offered.
   */
  route({
    method: 'GET',
    url: '/rest/api/2/issue/picker',
    summary: 'Suggests issues by a few letters: own ones, and those of the current search',
    source: 'Jira: REST description of api/2/issue/picker',
    access: 'anyone',
    anonymous: 'served',
    query: asked,
    async handle({ ctx, query }) {
      const { typed, sections } = await pickIssues(ctx, {
        query: query.query ?? '',
        currentJql: query.currentJQL ?? '',
        currentIssueKey: query.currentIssueKey?.trim() ?? '',
        projectId: query.currentProjectId ? projectIdOf(query.currentProjectId) : null,
        showSubTasks: isTrue(query.showSubTasks),
        showSubTaskParent: isTrue(query.showSubTaskParent),
      });
      return presentPicker(sections, typed, ctx.config.contextPath);
    },
  }),
];

/** What is no id is no project's. */
const projectIdOf = (id: string): number => (/^\d{1,15}$/.test(id) ? Number(id) : 0);
