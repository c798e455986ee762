/** Where a client sends its user to ask for access, and the answer to it. */
import {
  type AuthorizationRequest,
  allow,
  authorizationParameters,
  deny,
  readQuestion,
} from '../../access/oauth2/authorize.service.ts';
import {
  type Parameters,
  readParameters,
  type Values,
  valuesOfQuery,
} from '../../access/oauth2/parameters.ts';
import { requireServed } from '../../access/oauth2/provider.ts';
import { destinationOf, sourceOf } from '../../access/oauth2/redirect-uri.ts';
import { mustConfirm } from '../../access/web-sudo/web-sudo.ts';
import { formList } from '../../http/body.ts';
import { type Call, type Content, content, type Route, route } from '../../http/route.ts';
import { includes } from '../../kernel/scope.ts';
import { frameOf } from '../frame.ts';
import { htmlType } from '../redirect.ts';
import { webSudoAction } from '../web-sudo.present.ts';
import { abilitiesOf, limitsOf, warningOf } from './ability.ts';
import { presentConsent, presentRefused } from './consent.present.ts';

const url = '/rest/oauth2/latest/authorize';

const asking = {
  source: 'Jira: OAuth 2.0 provider API; RFC 6749, 4.1; RFC 7636; RFC 9207; RFC 9700',
  access: 'user',
  anonymous: 'login-page',
  scope: 'person',
  errors: 'page',
} as const;

export const authorizeRoutes: Route[] = [
  /** Parameters: client_id, redirect_uri, response_type=code, scope, state, code_challenge, code_challenge_method=S256. */
  route({
    ...asking,
    method: 'GET',
    url: '/rest/oauth2/latest/authorize',
    summary:
      'Asks the user whether a client may act for them; 303 to the client where it asks what cannot be',
    handle: (call) => ask(call, parametersOf(valuesOfQuery(call.query))),
  }),
  route({
    ...asking,
    method: 'POST',
    url: '/rest/oauth2/latest/authorize',
    summary: 'The answer of the user: 303 to the client, with a code or access_denied',
    whileReadOnly: true,
    consumes: 'form',
    xsrf: 'form',
    bodyLimit: 65_536,
    handle: (call) => ask(call, parametersOf(valuesOfBody(call.body)), answerIn(call.body)),
  }),
];

type Asking = Pick<Call<unknown, unknown, unknown>, 'ctx' | 'reply' | 'formToken'>;
type Asked = Parameters<(typeof authorizationParameters)[number]>;

const parametersOf = (values: Values): Asked => readParameters(authorizationParameters, values);

const valuesOfBody =
  (body: unknown): Values =>
  (name) =>
    (typeof body === 'object' && body !== null && formList(body, name)) || [];

function answerIn(body: unknown): 'allow' | 'deny' | undefined {
  const [answer, ...more] = valuesOfBody(body)('answer');
  return more.length === 0 && (answer === 'allow' || answer === 'deny') ? answer : undefined;
}

async function ask(call: Asking, asked: Asked, answer?: 'allow' | 'deny'): Promise<Content | undefined> {
  const { ctx } = call;
  requireServed(ctx.config);
  const question = await readQuestion(ctx, asked);
  if (question.kind === 'refused') return refuse(call, question.sentence);
  if (question.kind === 'error') return goTo(call, question.redirect);
  const { request } = question;
  if (answer === 'deny') return goTo(call, deny(ctx, request));
  // Whoever lets a client administer does something dangerous: an unattended browser alone must not do it.
  if (includes(request.granted, 'ADMIN') && mustConfirm(ctx.actor, ctx.config, ctx.now))
    return goTo(
      call,
      `${ctx.config.contextPath}${webSudoAction}?webSudoDestination=${encodeURIComponent(addressOf(asked))}`,
    );
  if (answer === 'allow') return goTo(call, await allow(ctx, request));
  return show(call, asked, request);
}

function show(call: Asking, asked: Asked, request: AuthorizationRequest): Content {
  const { ctx, reply } = call;
  const { client, redirectUri, granted } = request;
  protect(call, `'self' ${sourceOf(redirectUri)}`);
  reply.header('Referrer-Policy', 'no-referrer');
  const days = Math.round(ctx.config.oauth2RefreshTokenLifetime / 86_400_000);
  const page = presentConsent(frameOf(call), {
    client: client.name,
    displayName: ctx.actor.displayName,
    may: abilitiesOf(granted),
    mayNot: limitsOf(granted),
    warning: warningOf(granted, client.name),
    lasting: `It lasts until you take it back (“Programs that act for you” on the start page), or until it is not used for ${days === 1 ? 'a day' : `${days} days`}.`,
    leadsTo: destinationOf(redirectUri),
    action: url,
    hidden: valuesIn(asked),
  });
  return content(htmlType, page);
}

function refuse(call: Asking, sentence: string): Content {
  call.reply.status(400);
  protect(call, "'self'");
  return content(
    htmlType,
    presentRefused(frameOf(call), {
      heading: 'This program cannot ask for access',
      sentences: [
        sentence,
        'Nothing was sent to it. Tell whoever runs it; an administrator of this server can mend it.',
      ],
    }),
  );
}

/** Nobody may show this page within another one and let people click on it unawares (RFC 9700, 4.16). */
function protect({ reply }: Asking, formAction: string): void {
  reply.header(
    'Content-Security-Policy',
    `default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action ${formAction}; frame-ancestors 'none'`,
  );
  reply.header('X-Frame-Options', 'DENY');
}

/** 303: the browser goes there with GET, whatever it came with, and takes no form along (RFC 9700, 4.12). */
function goTo({ reply }: Asking, address: string): undefined {
  reply.status(303);
  reply.header('Location', address);
  reply.header('Referrer-Policy', 'no-referrer');
}

const valuesIn = ({ values }: Asked): Record<string, string> => ({ ...(values as Record<string, string>) });

const addressOf = (asked: Asked): string => `${url}?${new URLSearchParams(valuesIn(asked))}`;
