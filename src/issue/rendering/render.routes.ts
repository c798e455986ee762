import { Type } from 'typebox';
import { content, type Route, route } from '../../http/route.ts';
import { renderMarkup } from './rendering.service.ts';
import { textHtml } from './text-html.ts';

const MOST_MARKUP = 100_000;
const text = Type.Optional(Type.Union([Type.String({ maxLength: 1000 }), Type.Null()]));

const asked = Type.Object(
  {
    rendererType: Type.Union([Type.Literal('atlassian-wiki-renderer'), Type.Literal('jira-text-renderer')]),
    unrenderedMarkup: Type.String({ maxLength: MOST_MARKUP }),
    issueKey: text,
    projectKey: text,
    projectId: Type.Optional(Type.Union([Type.String(), Type.Integer(), Type.Null()])),
    issueType: Type.Optional(Type.Union([Type.String(), Type.Integer(), Type.Null()])),
    fieldId: text,
    forWysiwyg: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

export const renderRoutes: Route[] = [
  /**
   * Body: rendererType (atlassian-wiki-renderer: wiki markup · jira-text-renderer: line breaks only), unrenderedMarkup,
   * issueKey (whose files it may show). Answers text/html. 401 or 404 for an issue that is missing or hidden.
   */
  route({
    method: 'POST',
    url: '/rest/api/1.0/render',
    summary: 'Wiki markup as HTML',
    source: 'Jira: what its editor asks for a preview',
    access: 'anyone',
    anonymous: 'served',
    scope: 'READ',
    whileReadOnly: true,
    body: asked,
    async handle({ ctx, body }) {
      const { rendererType, unrenderedMarkup, issueKey } = body;
      const wiki = rendererType === 'atlassian-wiki-renderer';
      const key = issueKey?.trim() || null;
      const html = wiki ? await renderMarkup(ctx, unrenderedMarkup, key) : textHtml(unrenderedMarkup);
      return content('text/html;charset=UTF-8', html);
    },
  }),
];
