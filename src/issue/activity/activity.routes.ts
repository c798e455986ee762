import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { readPage } from '../../kernel/paging.ts';
import { presentActivity } from './activity.present.ts';
import { listActivity } from './activity.service.ts';
import { readPosition } from './activity.ts';

const STANDARD = 20;
const MOST = 100;
const short = Type.Optional(Type.String({ maxLength: 255 }));

export const activityRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/tessera/1/activity',
    summary:
      'What happened lately to issues that the reader may browse: made, commented, changed, the newest first',
    source: "Tessera's own: Jira's activity stream is a feed",
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    query: Type.Object({
      maxResults: Type.Optional(Type.String()),
      before: Type.Optional(Type.String({ maxLength: 60 })),
      project: short,
      user: short,
    }),
    response: Type.Object({
      entries: Type.Array(
        Type.Object({
          id: Type.String(),
          /** created, updated, transitioned or commented. */
          kind: Type.String(),
          when: Type.String(),
          /** null: an anonymous visitor. */
          actor: Type.Union([Type.Null(), Type.Object({}, { additionalProperties: true })]),
          issue: Type.Object({
            id: Type.String(),
            key: Type.String(),
            self: Type.String(),
            summary: Type.String(),
          }),
          /** Of a change: as in the history of an issue. */
          items: Type.Optional(Type.Array(Type.Object({}, { additionalProperties: true }))),
          /** Of a comment: its first 500 characters. */
          comment: Type.Optional(Type.Object({ id: Type.String(), text: Type.String() })),
        }),
      ),
      /** What `before` is for the next page, which there may be though this one is not full; null: this was all. */
      next: Type.Union([Type.Null(), Type.String()]),
    }),
    /**
     * @param query `project`: key or id; `user`: a name; `before`: the `next` of an answer, or ms
     * Errors: 400 under `before` or `maxResults`.
     */
    async handle({ ctx, query, links }) {
      const { maxResults } = readPage({ maxResults: query.maxResults }, STANDARD, MOST);
      const { project, user } = query;
      const found = await listActivity(ctx, {
        ...(project && { project }),
        ...(user && { user }),
        before: readPosition(query.before),
        most: Math.max(1, maxResults),
      });
      return presentActivity(found, links, ctx.actor.timeZone);
    },
  }),
];
