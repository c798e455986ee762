/**
 * What clients read in answers that Jira's description of 9.12 and 10.3 leaves out: operations of older and newer
 * descriptions, in terms of the beans that the description has, and the few that it has not. By `METHOD path`.
 */
import type { Schema } from './shape.ts';

const bean = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});
const list = (items: Schema): Schema => ({ type: 'array', items });
const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer' };
const yes: Schema = { type: 'boolean' };
const paged = (items: Schema): Schema =>
  object({ startAt: whole, maxResults: whole, total: whole, isLast: yes, values: list(items) });

const timeTracking = object({ key: text, name: text });
const gadget = object({
  id: whole,
  moduleKey: text,
  color: text,
  title: text,
  position: object({ row: whole, column: whole }),
});
const option = object({ id: text, value: text, disabled: yes });
const options = object({ options: list(option) });
const change = bean('ChangeHistoryBean');
const issues = object({ issues: list(object({ id: text, self: text, key: text })), isLast: yes });

/** Of personal access tokens, which the description leaves out. */
const token = { id: whole, name: text, createdAt: text, expiringAt: text };

const shapes: Readonly<Record<string, Schema>> = {
  'GET /issue/createmeta': object({
    expand: text,
    projects: list(
      object({
        self: text,
        id: text,
        key: text,
        name: text,
        avatarUrls: { type: 'object', additionalProperties: text },
        issuetypes: list(
          object({
            self: text,
            id: text,
            description: text,
            iconUrl: text,
            name: text,
            subtask: yes,
            expand: text,
            fields: { type: 'object', additionalProperties: bean('FieldMetaBean') },
          }),
        ),
      }),
    ),
  }),
  'GET /group': bean('GroupBean'),
  'POST /changelog/bulkfetch': object({
    issueChangeLogs: list(object({ issueId: text, changeHistories: list(change) })),
  }),
  'GET /issue/{id}/changelog': paged(change),
  'POST /comment/list': paged(bean('CommentJsonBean')),
  'GET /configuration/timetracking': timeTracking,
  'GET /configuration/timetracking/list': list(timeTracking),
  'GET /configuration/timetracking/options': bean('TimeTrackingConfigurationBean'),
  'POST /dashboard': bean('DashboardBean'),
  'POST /dashboard/{id}/copy': bean('DashboardBean'),
  'GET /dashboard/gadgets': object({ gadgets: list(object({ moduleKey: text, title: text })) }),
  'GET /dashboard/{id}/gadget': object({ gadgets: list(gadget) }),
  'POST /dashboard/{id}/gadget': gadget,
  'GET /field/{id}/context/{id}/option': paged(option),
  'POST /field/{id}/context/{id}/option': options,
  'GET /field/{id}/option': paged(option),
  'POST /field/{id}/option': option,
  'GET /field/{id}/option/{id}': option,
  'PUT /field/{id}/option/{id}': option,
  'GET /filter': list(bean('FilterBean')),
  'GET /filter/my': list(bean('FilterBean')),
  'GET /filter/search': paged(object({ id: text, name: text, self: text })),
  'POST /jql/match': object({ matches: list(object({ matchedIssues: list(whole), errors: list(text) })) }),
  'GET /project/search': paged(bean('ProjectBean')),
  'GET /rest/pat/latest/tokens': list(object(token)),
  'POST /rest/pat/latest/tokens': object({ ...token, rawToken: text }),
  'POST /search/approximate-count': object({ count: whole }),
  'GET /search/jql': issues,
  'POST /search/jql': issues,
  'GET /user/groups': list(bean('GroupJsonBean')),
  'GET /users': list(bean('UserBean')),
  'GET /users/search': list(bean('UserBean')),
  'GET /workflow/search': paged(object({ id: object({ name: text, entityId: text }), description: text })),
  'GET /workflowschemes': object({ schemes: list(bean('WorkflowSchemeBean')) }),
};

export const clientShapes: Readonly<Record<string, readonly Schema[]>> = Object.fromEntries(
  Object.entries(shapes).map(([name, schema]) => [
    name.includes(' /rest/') ? name : name.replace(' /', ' /rest/api/2/'),
    [schema],
  ]),
);
