/** Jira's e-mail templates are files that administrators download, edit and put back. There are no such files here. */
import { content, type Route, route } from '../../http/route.ts';
import { noTemplates } from './email-template.errors.ts';

const guard = {
  source: 'Jira: REST description of api/2/email-templates',
  access: 'system-administrator',
  anonymous: 'not-authenticated',
} as const;
const url = '/rest/api/2/email-templates';

/** A ZIP archive with nothing in it: its end, and nothing before. */
const emptyArchive = Buffer.concat([Buffer.from('PK\u0005\u0006', 'latin1'), Buffer.alloc(18)]);

function refuse(): never {
  throw noTemplates();
}

export const emailTemplateRoutes: Route[] = [
  route({
    ...guard,
    method: 'GET',
    url,
    summary: 'The e-mail templates as a ZIP archive: an empty one, there are none',
    handle: () => content('application/zip', emptyArchive),
  }),
  route({
    ...guard,
    method: 'POST',
    url,
    summary: 'Takes changed e-mail templates: 400, there are none to replace',
    consumes: ['zip', 'none'],
    handle: refuse,
  }),
  route({
    ...guard,
    method: 'POST',
    url: `${url}/apply`,
    summary: 'Uses the templates that were taken: 400, none ever are',
    handle: refuse,
  }),
  route({
    ...guard,
    method: 'POST',
    url: `${url}/revert`,
    summary: 'Goes back to the templates of the start: nothing ever differs from it',
    status: 200,
    handle: () => undefined,
  }),
  route({
    ...guard,
    method: 'GET',
    url: `${url}/types`,
    summary: 'The kinds of e-mail that have templates: none',
    handle: () => [],
  }),
];
