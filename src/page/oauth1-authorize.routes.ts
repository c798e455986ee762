/** Where a user lets a consumer of OAuth 1.0a act for him, or does not, and where he reads the code for one without an address. */
import { Type } from 'typebox';
import { withParameters } from '../access/oauth1/callback.ts';
import { answerQuestion, findQuestion, type Question } from '../access/oauth1/dance.service.ts';
import { type Call, type Content, content, type Route, route } from '../http/route.ts';
import { frameOf } from './frame.ts';
import { authorizeAction, presentCode, presentOver, presentQuestion } from './oauth1-authorize.present.ts';
import { htmlType } from './redirect.ts';

const common = {
  url: authorizeAction,
  source: 'Jira: OAuth 1.0a; RFC 5849, 2.2',
  access: 'user',
  anonymous: 'login-page',
  scope: 'none',
} as const;

export const oauth1AuthorizeRoutes: Route[] = [
  route({
    ...common,
    method: 'GET',
    summary: 'Asks the user whether the consumer that got this request token may act for him',
    query: Type.Object({ oauth_token: Type.Optional(Type.String()) }),
    handle: async (call) => show(call, await findQuestion(call.ctx, call.query.oauth_token ?? '')),
  }),
  /** 303 to the callback with oauth_token and oauth_verifier (`denied` where the user denied); a page with the code where there is none. */
  route({
    ...common,
    method: 'POST',
    summary: 'The answer: 303 back to the consumer with the verifier, or a page that shows it',
    whileReadOnly: true,
    consumes: 'form',
    body: Type.Object({ oauth_token: Type.String(), answer: Type.String() }),
    async handle(call) {
      const { ctx, body, reply } = call;
      const question = await findQuestion(ctx, body.oauth_token);
      if (!question || !/^(allow|deny)$/.test(body.answer)) return show(call, null);
      const back = await answerQuestion(ctx, question, body.answer === 'allow');
      if (!back) return show(call, null);
      guard(call, null);
      if (question.callback === null)
        return content(
          htmlType,
          presentCode(
            frameOf(call),
            question.consumer.name,
            back.oauth_problem ? null : (back.oauth_verifier ?? ''),
          ),
        );
      reply.status(303);
      reply.header('Location', withParameters(question.callback, back));
      return content(htmlType, '');
    },
  }),
];

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'ctx' | 'reply' | 'formToken'>;

function show(call: AnyCall, question: Question | null): Content {
  guard(call, question?.callback ?? null);
  if (!question) {
    call.reply.status(400);
    return content(htmlType, presentOver(frameOf(call)));
  }
  return content(htmlType, presentQuestion(frameOf(call), question, call.ctx.actor));
}

/**
 * Nobody frames this question (clickjacking); and the form may lead on to the callback, which browsers hold against
 * `form-action`, too.
 */
function guard({ reply }: AnyCall, callback: string | null): void {
  const onward = callback === null ? '' : ` ${new URL(callback).origin}`;
  reply.header('X-Frame-Options', 'DENY');
  reply.header('Referrer-Policy', 'no-referrer');
  reply.header(
    'Content-Security-Policy',
    `default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'${onward}; frame-ancestors 'none'`,
  );
}
