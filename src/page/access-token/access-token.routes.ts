import { Type } from 'typebox';
import { createToken, listOwnTokens, revokeToken } from '../../access/access-token/access-token.service.ts';
import { stateOf } from '../../access/access-token/access-token.ts';
import { type Call, type Content, content, type Route, route } from '../../http/route.ts';
import { AppError } from '../../kernel/app-error.ts';
import { frameOf } from '../frame.ts';
import { htmlType, redirect } from '../redirect.ts';
import { presentTokens, type TokensPage, tokensUrl } from './access-token.present.ts';

const own = {
  source: "Jira 8.14: its page of personal access tokens; what it looks like is Tessera's own",
  access: 'user',
  anonymous: 'login-page',
} as const;
const text = Type.Optional(Type.String({ maxLength: 100_000 }));
const DAY = 86_400_000;
const DURATIONS = [90, 7, 30, 180, 365];

export const accessTokenPageRoutes: Route[] = [
  route({
    ...own,
    scope: 'none',
    method: 'GET',
    url: '/secure/ViewPersonalAccessTokens.jspa',
    summary: 'The own personal access tokens: make, see, revoke',
    grants: false,
    handle: (call) => show(call, {}),
  }),
  /** 200 either way: the token, this once, or what is wrong. */
  route({
    ...own,
    scope: 'person',
    method: 'POST',
    url: '/secure/CreatePersonalAccessToken.jspa',
    summary: 'Makes a personal access token (the form of that page), and shows it once',
    consumes: 'form',
    grants: false,
    body: Type.Object({ name: text, expirationDuration: text, atl_token: text }),
    async handle(call) {
      const { ctx, body } = call;
      const typed = { name: body.name ?? '', days: body.expirationDuration ?? '' };
      try {
        const { token, raw } = await createToken(ctx, body);
        return show(call, { made: { name: token.name, raw } });
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
        return show(call, { error: [...error.messages, ...Object.values(error.fields)].join(' '), typed });
      }
    },
  }),
  route({
    ...own,
    scope: 'none',
    method: 'POST',
    url: '/secure/RevokePersonalAccessToken.jspa',
    summary: 'Revokes a personal access token (the button of that page), and leads back',
    whileReadOnly: true,
    consumes: 'form',
    body: Type.Object({ id: Type.String({ maxLength: 20 }), atl_token: text }),
    async handle({ ctx, body, reply }) {
      await revokeToken(ctx, body.id);
      return redirect(reply, ctx.config.contextPath + tokensUrl);
    },
  }),
];

type Shown = Partial<Pick<TokensPage, 'made' | 'error' | 'typed'>>;

async function show(
  call: Pick<Call<unknown, unknown, unknown>, 'ctx' | 'formToken'>,
  { made = null, error = null, typed }: Shown,
): Promise<Content> {
  const { actor, now, config } = call.ctx;
  const tokens = await listOwnTokens(call.ctx);
  const durations = offered(config.accessTokenLifetime);
  const page = presentTokens(frameOf(call), {
    displayName: actor.displayName,
    now,
    tokens: tokens.map((token) => ({ ...token, state: stateOf(token, now) })),
    durations,
    switchedOn: config.accessTokens,
    made,
    error,
    typed: typed ?? { name: '', days: String(durations[0] ?? '') },
  });
  return content(htmlType, page);
}

/** @param longest ms; 0: as long as one likes */
function offered(longest: number): (number | null)[] {
  if (longest === 0) return [...DURATIONS, null];
  const most = Math.max(1, Math.floor(longest / DAY));
  const fitting = DURATIONS.filter((days) => days < most);
  return [...fitting, most];
}
