/** The one writer of errors: as a page or as JSON, whatever was thrown, with the headers that every answer carries. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { Ctx } from '../context.ts';
import { AppError } from '../kernel/app-error.ts';
import { wanted } from './accept.ts';
import { asksForLogin, describeError, type ErrorAnswer, metAnother, type RenderErrorPage } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { emptyHeaders, type HeaderList, oauthRealm, pagePolicy, standingHeaders } from './headers.ts';
import { answersPages } from './route.ts';
import { describeProblem } from './signed.ts';

interface Parts {
  readonly ctx: Pick<Ctx, 'config' | 'log'>;
  readonly renderErrorPage: RenderErrorPage;
}

export async function answerError(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  thrown: unknown,
): Promise<FastifyReply> {
  const { exchange } = request;
  const id = exchange?.ctx.origin.requestId ?? '';
  const error = describeError(thrown, id);
  logFailure(parts, error, id, thrown);
  const { config } = parts.ctx;
  addHeaders(reply, exchange?.headers() ?? standingOf(config, config.secureBaseUrl));
  addHeaders(reply, emptyHeaders);
  if (thrown instanceof AppError && thrown.form)
    return sendProblem(reply.code(error.status), thrown.form, oauthRealm(config.baseUrl));
  reply.code(error.status).headers(error.headers);
  if (asksForLogin(error) && !reply.hasHeader('WWW-Authenticate')) {
    reply.header('WWW-Authenticate', oauthRealm(parts.ctx.config.baseUrl));
  }
  // A redirection, and os_authType=basic, where an empty body lets a browser show its own dialog.
  if (error.headers.Location !== undefined || error.sentences.length === 0) return reply.send('');
  const asPage = isPage(thrown, exchange);
  if (error.code === 'xsrf' && !asPage)
    return reply.type('text/plain;charset=UTF-8').send('XSRF check failed');
  const asked = wanted(request.headers.accept);
  if (asked === 'html' || (asked === 'any' && asPage)) {
    reply.header('Content-Security-Policy', pagePolicy);
    return reply.type('text/html;charset=UTF-8').send(parts.renderErrorPage(error));
  }
  return sendJson(reply, error.json);
}

const isPage = (thrown: unknown, exchange: Exchange | null): boolean =>
  (thrown instanceof AppError && thrown.page) || (exchange?.route ? answersPages(exchange.route) : false);

function logFailure({ ctx: { log } }: Parts, error: ErrorAnswer, id: string, err: unknown): void {
  if (error.code === 'internal') log.error({ id, err }, 'A request failed through a fault of ours');
  if (error.sentences[0] === metAnother)
    log.warn({ id, err }, 'A request met another one that changed the same');
}

/** A problem of OAuth 1.0a is a form, whatever is asked for: its clients read nothing else. */
function sendProblem(
  reply: FastifyReply,
  form: Readonly<Record<string, string>>,
  realm: string,
): FastifyReply {
  const { body, header } = describeProblem(form, realm);
  return reply
    .headers({
      'WWW-Authenticate': header,
      'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8',
    })
    .send(body);
}

const sendJson = (reply: FastifyReply, value: unknown): FastifyReply =>
  reply.header('Content-Type', 'application/json;charset=UTF-8').send(JSON.stringify(value));

/** @param secure whether this client comes by https */
export const standingOf = ({ strictTransportSecurity }: Config, secure: boolean): HeaderList =>
  standingHeaders(secure ? strictTransportSecurity : '');

export function addHeaders(reply: FastifyReply, headers: HeaderList): void {
  for (let at = 0; at < headers.length; at += 2) reply.header(headers[at] ?? '', headers[at + 1]);
}
