/** The form of a transition that asks for fields; it leads back to the issue. */
import { Type } from 'typebox';
import { formList } from '../../http/body.ts';
import { type Call, type Content, content, type Route, route } from '../../http/route.ts';
import { getIssue } from '../../issue/read.service.ts';
import { shapeFor } from '../../issue/shape.service.ts';
import { notValid } from '../../issue/transition/transition.errors.ts';
import { listTransitions, makeTransition } from '../../issue/transition/transition.service.ts';
import { AppError } from '../../kernel/app-error.ts';
import { frameOf } from '../frame.ts';
import { htmlType, redirect } from '../redirect.ts';
import { presentTransitionPage, transitionAddress, transitionFormAddress } from './transition.present.ts';
import { formOf, inputOf, lackingIn, refilled, type TransitionForm } from './transition-form.ts';

const digits = Type.String({ pattern: '^[0-9]{1,15}$' });
const asked = { id: digits, action: digits };
const common = {
  source: "Jira: CommentAssignIssue.jspa?id=…&action=…&atl_token=…; the form is Tessera's own",
  access: 'user',
  anonymous: 'login-page',
} as const;

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'ctx' | 'links' | 'formToken' | 'reply'>;

export const transitionPageRoutes: Route[] = [
  route({
    ...common,
    method: 'GET',
    url: transitionFormAddress,
    summary: 'The form of a transition: what it asks on the way',
    query: Type.Object({ ...asked, atl_token: Type.Optional(Type.String()) }),
    /** @returns a page. Errors: 400 where the transition cannot be made now, 404 without the issue. */
    async handle(call) {
      const found = await lookUp(call, call.query.id, call.query.action);
      return show(call, found, found.form, { errors: {}, messages: [] });
    },
  }),
  route({
    ...common,
    method: 'POST',
    url: transitionAddress,
    summary: 'Makes a transition with what its form sends, or shows the form with what is wrong',
    consumes: 'form',
    body: Type.Object({ ...asked, atl_token: Type.Optional(Type.String()) }),
    /** @returns 302 to the issue; the form, 400. Errors: 400 where the transition cannot be made now, 404. */
    async handle(call) {
      const { body, ctx, reply } = call;
      const found = await lookUp(call, body.id, body.action);
      const sent = (id: string) => formList(body, id) ?? [];
      const lacking = lackingIn(found.form, sent);
      try {
        if (Object.keys(lacking).length > 0) throw new AppError('invalid', { fields: lacking });
        await makeTransition(ctx, body.id, body.action, inputOf(found.form, sent));
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
        reply.status(400);
        return show(call, found, refilled(found.form, sent), told(error, found.form));
      }
      return redirect(reply, `${ctx.config.contextPath}/browse/${found.issue.key}`);
    },
  }),
];

/** @throws 404 without the issue, 400 where the transition is not there for this actor, now */
async function lookUp({ ctx, links }: AnyCall, id: string, action: string) {
  const shape = await shapeFor(ctx, { standard: '*all' });
  const issue = await getIssue(ctx, id, shape);
  const [transition] = await listTransitions(ctx, id, { fields: true, only: String(Number(action)) });
  if (!transition) throw notValid(Number(action));
  const form = formOf(issue, transition, { links, zone: shape.zone, now: shape.now });
  return { issue, transition, form };
}

function show(
  call: AnyCall,
  { issue, transition }: Awaited<ReturnType<typeof lookUp>>,
  form: TransitionForm,
  wrong: { errors: Record<string, string>; messages: string[] },
): Content {
  const { id, key, summary } = issue;
  const page = { id, key, summary, action: transition.id, name: transition.name, to: transition.to.name };
  return content(htmlType, presentTransitionPage(frameOf(call), { ...page, form, ...wrong }));
}

/** At the fields that the form has; what is about another stands above it. */
function told({ fields, messages }: AppError, { controls }: TransitionForm) {
  const has = new Set(controls.map(({ id }) => id));
  const others = Object.entries(fields).flatMap(([id, sentence]) => (has.has(id) ? [] : sentence));
  const errors = Object.fromEntries(Object.entries(fields).filter(([id]) => has.has(id)));
  return { errors, messages: [...messages, ...others] };
}
