/**
 * The HTTP server: routes as data in, requests through the hooks in the order in which they stand here:
 * 1. stamp: request id, standing headers · 2. origin: forged requests end here · 3. identify: who is asking ·
 * 4. os_authType · 5. access: what the route says about who may call, and whether the server takes changes now · 6. content type · 7. form token ·
 * 8. WebSudo · 9. schemas · 10. the handler · 11. the one writer of errors.
 * There is one router and no rule by URL prefix, so that no spelling of a path can mean one thing to a guard and
 * another to the handler (CVE-2022-0540, CVE-2022-26136).
 */
import { maxHeaderSize } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { anonymous, type Ctx } from '../context.ts';
import { checkAccess, checkWebSudo } from './access.ts';
import { actorOf, type Identity, identify, nobody, type WaysIn } from './actor.ts';
import { addHeaders, answerError, standingOf } from './answer-error.ts';
import { checkContentType, consumesOf, readBodies, readUploads, uploadedFiles } from './body.ts';
import { clientAddress } from './client-address.ts';
import { answerClientError } from './client-error.ts';
import type { RenderErrorPage } from './errors.ts';
import { type Exchange, type Installation, openExchange } from './exchange.ts';
import { carriesFormToken, refuseForeign, refuseFormWithoutToken, requireFormToken } from './forgery.ts';
import { goneWith } from './gone.ts';
import { emptyHeaders, neverStored, pagePolicy, requestId } from './headers.ts';
import { type Links, linksFor, pathOf } from './links.ts';
import { osAuthType, refuseNobody } from './os-auth-type.ts';
import { answersPages, type Call, isContent, isLimited, type Route } from './route.ts';
import { addressesOf, checkRoutes, explainMissing, type Operation } from './route-table.ts';
import { handOn, isSignedAddress, signedCall, signedRequest } from './signed.ts';
import { lazyCheck, refuseNul } from './validate.ts';
import { makeWriteOut, type WriteOut } from './write-out.ts';
import { changesState } from './xsrf.ts';

export interface ServerParts {
  routes: readonly Route[];
  /** What Jira has, served or not. */
  jiraOperations(): readonly Operation[];
  ways: WaysIn;
  /** The context of a request, without its actor and origin. */
  ctx: Omit<Ctx, 'actor' | 'now' | 'origin' | 'afterCommit'>;
  /** Integer ms UTC. */
  clock: () => number;
  installation: Installation;
  renderErrorPage: RenderErrorPage;
  /** @throws AppError while the server is read-only */
  requireWritable(ctx: Ctx): void;
  /** @returns headers of the answer; null: not limited. @throws AppError 429 */
  countRequest(ctx: Ctx): Record<string, string> | null;
  /** Rolls a confirmed administrator session on. */
  extendWebSudo(ctx: Ctx): Promise<void>;
}

declare module 'fastify' {
  interface FastifyRequest {
    exchange: Exchange | null;
    startedAt: number;
  }
  interface FastifyContextConfig {
    route?: Route;
  }
}

/** @throws Error naming the route that does not say who may call it */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config, log } = parts.ctx;
  checkRoutes(parts.routes);
  const links = linksFor(config);
  const server = Fastify({
    logger: false,
    bodyLimit: config.bodyLimit,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 1000 },
    trustProxy:
      config.trustedProxies === '' ? false : config.trustedProxies.split(',').map((one) => one.trim()),
    forceCloseConnections: 'idle',
    http: { maxHeaderSize },
    clientErrorHandler: (error, socket) =>
      answerClientError(error, socket, standingOf(config, config.secureBaseUrl)),
    frameworkErrors: (error, request, reply) => void answerError(parts, request, reply, error),
  });
  server.decorateRequest('exchange', null);
  server.decorateRequest('startedAt', 0);
  readBodies(server);
  let count = 0;
  let underWay = 0;
  // Hooks answer by callback where they can: a promise each would cost more than what most of them do.
  server.addHook('onRequest', (request, reply, done) => {
    underWay++;
    whenDone(() => admit(parts, links, request, reply, ++count, underWay), done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    underWay--;
    if (log.isLevelEnabled('info')) {
      // The path without its query: tokens and passwords have been known to travel in queries.
      log.info({
        id: request.exchange?.ctx.origin.requestId,
        user: request.exchange?.ctx.actor.name,
        address: request.exchange?.ctx.origin.address,
        method: request.method,
        path: pathOf(request.raw.url ?? ''),
        status: reply.raw.statusCode,
        ms: Math.round((performance.now() - request.startedAt) * 10) / 10,
      });
    }
    done();
  });
  server.setErrorHandler((error, request, reply) => answerError(parts, request, reply, error));
  const missing = explainMissing(parts.routes, parts.jiraOperations);
  server.setNotFoundHandler((request, reply) => {
    const whole = pathOf(request.raw.url ?? '');
    // Who types only the name of the server means the program on it, as with Jira in a context path of its own.
    if (whole === '/' && !changesState(request.method))
      return toContextPath(request, reply, config.contextPath);
    const path = whole.slice(config.contextPath.length);
    return answerError(parts, request, reply, missing(request.method, path));
  });
  const takesUploads = (route: Route): boolean => consumesOf(route).includes('multipart');
  const writeOut = makeWriteOut();
  const rest = parts.routes.filter((route) => !takesUploads(route));
  addRoutes(server, parts, rest, links, writeOut);
  await server.register(async (uploads) => {
    await readUploads(uploads);
    addRoutes(uploads, parts, parts.routes.filter(takesUploads), links, writeOut);
  });
  return server;
}

function addRoutes(
  server: FastifyInstance,
  parts: ServerParts,
  routes: readonly Route[],
  links: Links,
  writeOut: WriteOut,
): void {
  const { contextPath } = parts.ctx.config;
  for (const route of routes) {
    const checks = {
      params: lazyCheck(route.params, 'path'),
      query: lazyCheck(route.query, 'query'),
      body: lazyCheck(route.body, 'body'),
    };
    for (const path of addressesOf(route.url, contextPath)) {
      server.route({
        method: route.method,
        url: path,
        config: { route },
        ...(route.bodyLimit !== undefined && { bodyLimit: route.bodyLimit }),
        ...(consumesOf(route).includes('form') && { preParsing: handOn }),
        preValidation: (request, _reply, done) =>
          whenDone(() => {
            const confirmed = confirm(parts, request);
            if (request.raw.url?.includes('%00')) refuseNul([request.params, request.query]);
            checks.params(request.params);
            checks.query(request.query);
            if (route.bodyMayBeMissing) request.body ??= {};
            checks.body(request.body);
            return confirmed;
          }, done),
        handler: (request, reply) => handle(route, links, writeOut, request, reply),
      });
    }
  }
}

/** Goes on once `work` is done, at once where there is nothing to wait for. */
function whenDone(work: () => Promise<void> | undefined, done: (error?: Error) => void): void {
  try {
    const later = work();
    if (later) later.then(() => done(), done);
    else done();
  } catch (error) {
    done(error as Error);
  }
}

/** Steps 1 to 6: everything that can be decided before the body is read. */
function admit(
  parts: ServerParts,
  links: Links,
  request: FastifyRequest,
  reply: FastifyReply,
  count: number,
  underWay: number,
): Promise<void> | undefined {
  request.startedAt = performance.now();
  const { config } = parts.ctx;
  const route = request.routeOptions.config?.route ?? null;
  const secure = config.secureBaseUrl || request.protocol === 'https';
  const now = parts.clock();
  const ctx: Ctx = {
    ...parts.ctx,
    actor: anonymous(config.defaultTimeZone),
    now,
    origin: {
      requestId: requestId(new Date(now), count, underWay),
      address: clientAddress(request.ip, request.socket.remoteAddress),
      userAgent: request.headers['user-agent'] ?? '',
    },
    gone: goneWith(reply.raw),
    afterCommit: (work) => work(),
  };
  const surroundings = {
    contextPath: config.contextPath,
    secure,
    standing: standingOf(config, secure),
    installation: parts.installation,
  };
  const exchange = openExchange(route, request.headers.cookie, ctx, surroundings);
  request.exchange = exchange;
  if (!route) return undefined;
  refuseForeign(config, route, request);
  if (route.credentials === 'own') return enter(parts, links, route, request, exchange, nobody);
  const identity = identify(
    ctx,
    parts.ways,
    {
      authorization: request.headers.authorization,
      cookies: exchange.cookies,
      changes: changesState(request.method),
      unattended: route.unattended === true,
      signedAddress: isSignedAddress(request.raw.url ?? ''),
      signed: (authorization) => signedRequest(config, route, request, authorization),
    },
    links.to('/login.jsp'),
  );
  if (identity instanceof Promise)
    return identity.then((found) => enter(parts, links, route, request, exchange, found));
  return enter(parts, links, route, request, exchange, identity);
}

/** Steps 4 to 7, once it is known who is asking. */
function enter(
  parts: ServerParts,
  links: Links,
  route: Route,
  request: FastifyRequest,
  exchange: Exchange,
  identity: Identity,
): Promise<void> | undefined {
  const { config } = parts.ctx;
  exchange.identity = identity;
  if (identity.newSession && identity.sessionToken) exchange.reply.beginSession(identity.sessionToken);
  for (const cookie of identity.cookies) exchange.reply.cookie(cookie);
  const url = request.raw.url ?? '';
  if (!identity.found && route.credentials !== 'own') {
    const [path = '', query = ''] = url.slice(config.contextPath.length).split('?', 2);
    const parameter = (request.query as Record<string, unknown>).os_authType;
    refuseNobody(osAuthType(answersPages(route) ? '' : path, query, parameter), exchange.sessionCookieSent);
  }
  const check = (grants: ReadonlySet<string>): void => {
    exchange.ctx = { ...exchange.ctx, actor: actorOf(identity, grants, config.defaultTimeZone) };
    if (isLimited(route)) {
      const limits = parts.countRequest(exchange.ctx);
      for (const name in limits) exchange.reply.header(name, limits[name] ?? '');
    }
    checkAccess(route, exchange.ctx, links, url.slice(config.contextPath.length));
    if (changesState(request.method) && !route.whileReadOnly) parts.requireWritable(exchange.ctx);
    refuseFormWithoutToken(exchange, request);
    checkContentType(route, request);
  };
  const known = identity.found?.grants;
  if (known) check(known);
  else if (route.grants !== false)
    return parts.ways.grants(exchange.ctx, identity.found?.userId ?? null).then(check);
  else check(noGrants);
  return undefined;
}

const noGrants: ReadonlySet<string> = new Set();

/** Steps 7 and 8: what needs the body's form token, or a confirmed password. */
function confirm(parts: ServerParts, request: FastifyRequest): Promise<void> | undefined {
  const { exchange } = request;
  const route = exchange?.route;
  if (!exchange || !route) return undefined;
  requireFormToken(exchange, request);
  if (checkWebSudo(route, exchange.ctx)) return parts.extendWebSudo(exchange.ctx);
  return undefined;
}

async function handle(
  route: Route,
  links: Links,
  writeOut: WriteOut,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { exchange } = request;
  if (!exchange) throw new Error('A request came past its hooks.');
  // biome-ignore lint/suspicious/noExplicitAny: the route's schemas have checked these
  const call: Call<any, any, any> = {
    ctx: exchange.ctx,
    params: request.params,
    query: request.query,
    body: request.body,
    reply: exchange.reply,
    links,
    headers: request.headers,
    cookies: exchange.cookies,
    formToken: exchange.formToken,
    formTokenIsValid: () => carriesFormToken(exchange, request),
    signed: () => signedCall(exchange.ctx.config, request),
    files: () => uploadedFiles(request, exchange.ctx.config.attachmentLimit),
  };
  const result = await route.handle(call);
  const status = exchange.status ?? route.status ?? (result === undefined ? 204 : 200);
  if (result === undefined) return writeOut(reply, status, exchange.headers(emptyHeaders), '');
  if (!isContent(result))
    return writeOut(reply, status, exchange.headers(jsonHeaders), JSON.stringify(result));
  const headers = exchange.headers([...pageHeaders, 'Content-Type', result.type]);
  if (typeof result.content === 'string' || Buffer.isBuffer(result.content))
    return writeOut(reply, status, headers, result.content);
  addHeaders(reply, headers);
  return reply.code(status).send(result.content);
}

const jsonHeaders = [...emptyHeaders, 'Content-Type', 'application/json;charset=UTF-8'];
const pageHeaders = ['Cache-Control', neverStored, 'Content-Security-Policy', pagePolicy];

function toContextPath(request: FastifyRequest, reply: FastifyReply, contextPath: string): FastifyReply {
  if (request.exchange) addHeaders(reply, request.exchange.headers(emptyHeaders));
  return reply
    .code(302)
    .headers({ Location: `${contextPath}/` })
    .send('');
}
