/** The page of an issue under the address that people have bookmarked, and the buttons on it. */
import { Type } from 'typebox';
import type { WebApp } from '../../files/web-app.ts';
import { expandSet } from '../../http/expand.ts';
import { markupPolicy } from '../../http/headers.ts';
import { type Call, type Content, content, type Route, route } from '../../http/route.ts';
import { findVisibleIssue } from '../../issue/find.service.ts';
import { rememberView } from '../../issue/history/history.service.ts';
import type { LoadedIssue } from '../../issue/loaded-issue.ts';
import { getIssue } from '../../issue/read.service.ts';
import { shapeFor } from '../../issue/shape.service.ts';
import { makeTransition } from '../../issue/transition/transition.service.ts';
import { AppError } from '../../kernel/app-error.ts';
import { answerShell, webApp } from '../app/app.reply.ts';
import { frameOf } from '../frame.ts';
import { htmlType, redirect } from '../redirect.ts';
import { presentIssuePage } from './browse.present.ts';
import { issuePageOf } from './issue-page.ts';

/** Jira's address of a project, whether there is one or not. */
const projectKey = /^[A-Za-z][A-Za-z0-9_]{1,254}$/;
const digits = Type.String({ pattern: '^[0-9]{1,15}$' });

export const browseRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/browse/:issueKey',
    summary: 'An issue as a page; strangers who may not see it are led to the login page',
    source: "Jira: the address that its clients build of baseUrl; the page is Tessera's own",
    access: 'anyone',
    anonymous: 'served',
    params: Type.Object({ issueKey: Type.String() }),
    query: Type.Object({ view: Type.Optional(Type.String()) }),
    /**
     * @returns the browser app, without it or with view=plain a page; 302 to the present key, to
     * the project where a project key is given, or to the login page.
     * Errors: 404, the same for hidden and missing.
     */
    async handle(call) {
      const { ctx, params, reply, links, query } = call;
      const app = query.view === 'plain' ? null : webApp(ctx);
      const { contextPath } = ctx.config;
      if (app && projectKey.test(params.issueKey))
        return redirect(reply, `${contextPath}/projects/${params.issueKey.toUpperCase()}`);
      if (app) return inApp(call, app);
      const shape = await shapeFor(ctx, {
        expand: expandSet('transitions.fields,renderedFields'),
        standard: '*all',
      });
      let issue: LoadedIssue;
      try {
        issue = await getIssue(ctx, params.issueKey, shape);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'unauthenticated') throw error;
        return toLogin(call);
      }
      await rememberView(ctx, issue.key);
      if (issue.key !== params.issueKey) return redirect(reply, `${contextPath}/browse/${issue.key}`);
      reply.header('Content-Security-Policy', markupPolicy);
      const view = { links, zone: shape.zone, now: shape.now };
      const reader = ctx.actor.userId === null ? null : ctx.actor.displayName;
      return content(htmlType, presentIssuePage(frameOf(call), issuePageOf(issue, shape, view, reader)));
    },
  }),
  route({
    method: 'POST',
    url: '/secure/WorkflowUIDispatcher.jspa',
    summary: 'Makes a transition (the buttons on the page of an issue) and leads back to the issue',
    source: 'Jira: WorkflowUIDispatcher.jspa?id=…&action=…&atl_token=…',
    access: 'user',
    anonymous: 'login-page',
    consumes: 'form',
    body: Type.Object({ id: digits, action: digits, atl_token: Type.Optional(Type.String()) }),
    /** @returns 302. Errors: 400 where the transition cannot be made so, 404 without the issue. */
    async handle({ ctx, body, reply }) {
      const { key } = await findVisibleIssue(ctx, body.id);
      await makeTransition(ctx, key, body.action, {});
      return redirect(reply, `${ctx.config.contextPath}/browse/${key}`);
    },
  }),
];

type Asked = Pick<
  Call<{ issueKey: string }, unknown, unknown>,
  'cookies' | 'ctx' | 'formToken' | 'params' | 'reply'
>;

/** The app asks for the issue itself; only what the status says is found out here. */
async function inApp(call: Asked, app: WebApp): Promise<Content | undefined> {
  const { ctx, params, reply } = call;
  const here = `${ctx.config.contextPath}/browse/`;
  const plain = `${here}${encodeURIComponent(params.issueKey)}?view=plain`;
  if (isProjectKey(params.issueKey)) return answerShell(call, app);
  try {
    const { key } = await findVisibleIssue(ctx, params.issueKey);
    if (key !== params.issueKey) return redirect(reply, here + key);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'unauthenticated') return toLogin(call);
    if (error.code !== 'not-found') throw error;
    reply.status(404);
  }
  return answerShell(call, app, { plain, page: 'issue/issue.page.tsx' });
}

/** /browse/TEST is a project in Jira; whether it is there is for the app to ask. */
const isProjectKey = (key: string): boolean => /^[A-Za-z][A-Za-z0-9_]*$/.test(key);

function toLogin({ ctx, params, reply }: Asked): undefined {
  const destination = encodeURIComponent(`/browse/${encodeURIComponent(params.issueKey)}`);
  const login = `${ctx.config.contextPath}/login.jsp`;
  return redirect(reply, `${login}?permissionViolation=true&os_destination=${destination}`);
}
