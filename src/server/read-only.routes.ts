import { Type } from 'typebox';
import { type Route, route } from '../http/route.ts';
import { changeReadOnlyMode, readOnlyMode } from './read-only.service.ts';

const source = 'Jira 10.3: REST description of api/2/readonly-mode';
const url = '/rest/api/2/readonly-mode';

export const readOnlyRoutes: Route[] = [
  route({
    method: 'GET',
    url,
    summary: 'Whether the server is read-only, and until when',
    source,
    access: 'user',
    anonymous: 'not-authenticated',
    grants: false,
    handle: ({ ctx }) => readOnlyMode(ctx),
  }),
  route({
    method: 'PUT',
    url,
    summary: 'Makes the server read-only, or ends that: meanwhile every change is answered 503',
    source,
    access: 'system-administrator',
    anonymous: 'not-authenticated',
    whileReadOnly: true,
    webSudo: true,
    body: Type.Object(
      {
        enabled: Type.Boolean(),
        message: Type.Optional(Type.String({ maxLength: 1000 })),
        endTime: Type.Optional(Type.String({ maxLength: 40 })),
        timeZone: Type.Optional(Type.String({ maxLength: 100 })),
      },
      { additionalProperties: false },
    ),
    status: 200,
    async handle({ ctx, body }) {
      await changeReadOnlyMode(ctx, body);
    },
  }),
];
