import type { Actor } from '../context.ts';
import { reachOf } from '../kernel/scope.ts';
import { abilitiesOf, limitsOf, warningOf } from './consent/ability.ts';
import { presentConsent, presentRefused } from './consent/consent.present.ts';
import { html } from './html.ts';
import { card, document, type Frame } from './layout.ts';

export const authorizeAction = '/plugins/servlet/oauth/authorize';

interface Asked {
  readonly token: string;
  readonly consumer: { readonly name: string; readonly callback: string | null };
  readonly callback: string | null;
}

/** OAuth 1.0a knows no scopes: who allows it lets the consumer do all that he may himself. */
export function presentQuestion(frame: Frame, { token, consumer, callback }: Asked, actor: Actor): string {
  const reach = reachOf(actor);
  return presentConsent(frame, {
    client: consumer.name,
    displayName: actor.displayName,
    may: abilitiesOf(reach),
    mayNot: limitsOf('SYSTEM_ADMIN'),
    warning: warningOf(reach, consumer.name),
    lasting:
      'It holds until you take it back (“Programs that act for you” on the start page), or an administrator does. The program never learns your password.',
    leadsTo: callback === null ? null : new URL(callback).origin,
    action: authorizeAction,
    hidden: { oauth_token: token },
  });
}

/** @param code null: the user denied */
export function presentCode(frame: Frame, consumer: string, code: string | null): string {
  const heading = code === null ? 'Access denied' : 'Access approved';
  return document(frame, {
    title: heading,
    content: card(
      frame,
      code === null
        ? html`<h1>${heading}</h1>
<p><bdi>${consumer}</bdi> cannot act for you. You can close this page.</p>`
        : html`<h1>${heading}</h1>
<p>Type this code into <strong><bdi>${consumer}</bdi></strong>, within ten minutes:</p>
<p class="panel"><code id="verifier" class="code" translate="no">${code}</code></p>
<p class="quiet">Give it to nobody and to no other program: whoever has it may act for you.</p>`,
      { wide: true },
    ),
  });
}

/** One answer for what never was, what is over and what was answered. */
export const presentOver = (frame: Frame): string =>
  presentRefused(frame, {
    heading: 'This request is over',
    sentences: [
      'The program that sent you here asked too long ago, or you have answered already.',
      'Go back to it and begin once more.',
    ],
  });
