import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { markWords } from '../../people/picker/highlight.ts';
import { suggestLabels } from './label.service.ts';

const text = Type.Optional(Type.String({ maxLength: 1000 }));

export const labelRoutes: Route[] = [
  /** {token, suggestions: [{label, html}]}: at most 20, of issues that the caller may browse. */
  route({
    method: 'GET',
    url: '/rest/api/1.0/labels/suggest',
    summary: 'Labels that begin as typed',
    source: 'Jira: what its label fields ask, and autoCompleteUrl leads to',
    access: 'anyone',
    anonymous: 'served',
    query: Type.Object({ query: text, customFieldId: text }),
    async handle({ ctx, query }) {
      const token = (query.query ?? '').trim();
      const labels = await suggestLabels(ctx, token, query.customFieldId || null);
      return { token, suggestions: labels.map((label) => ({ label, html: markWords(label, token, 'b') })) };
    },
  }),
];
