/** Where people make, see and revoke their own personal access tokens. It needs no script. */
import { type Html, html } from '../html.ts';
import { document, type Frame, sections, wrong } from '../layout.ts';
import { moment } from '../moment.ts';

export interface TokensPage {
  readonly displayName: string;
  /** ms UTC */
  readonly now: number;
  readonly tokens: readonly TokenShown[];
  /** Days to choose from; null: for ever. The first is offered. */
  readonly durations: readonly (number | null)[];
  /** Whether tokens are accepted, and may be made. */
  readonly switchedOn: boolean;
  /** The token that was made just now: the only time that it is shown. */
  readonly made: { readonly name: string; readonly raw: string } | null;
  /** What is wrong with what was typed. */
  readonly error: string | null;
  readonly typed: { readonly name: string; readonly days: string };
}

export interface TokenShown {
  readonly id: number;
  readonly name: string;
  readonly created: number;
  readonly lastUsed: number | null;
  readonly expires: number | null;
  readonly state: 'living' | 'expiring' | 'expired';
}

export const tokensUrl = '/secure/ViewPersonalAccessTokens.jspa';
export const createUrl = '/secure/CreatePersonalAccessToken.jspa';
export const revokeUrl = '/secure/RevokePersonalAccessToken.jspa';

export function presentTokens(frame: Frame, page: TokensPage): string {
  const { contextPath } = frame;
  const bar = html`<span class="who quiet">${page.displayName}</span><a class="button small" href="${contextPath}/">Start page</a><a class="button small" id="log_out" href="${contextPath}/logoutconfirm.jsp">Log out</a>`;
  return document(frame, {
    title: 'Personal access tokens',
    content: sections(
      frame,
      bar,
      html`<section class="section">
<h1>Personal access tokens</h1>
<p>A program that sends a token may do everything that you may do, until the token expires or you revoke it. Treat one like your password.</p>
${page.made && madePanel(page.made)}</section>
${page.switchedOn ? createSection(frame, page) : switchedOff}
${listSection(frame, page)}`,
    ),
  });
}

const switchedOff = html`<p class="message">Personal access tokens are switched off on this server: none is accepted, and none can be made. You can still revoke yours.</p>`;

/** Focus is on the token: copying it is the one thing left to do. */
const madePanel = ({ name, raw }: { name: string; raw: string }): Html =>
  html`<div class="message made" role="status">
<p><strong>The token <bdi>${name}</bdi> is made.</strong> Copy it now: it is not shown again.</p>
<div class="field"><label for="raw-token">Token</label>
<textarea class="code" id="raw-token" rows="2" readonly autofocus autocomplete="off" spellcheck="false" dir="ltr" aria-describedby="raw-token-use">${raw}</textarea>
<small id="raw-token-use">Send it as <code>Authorization: Bearer …</code></small></div>
</div>
`;

function createSection(
  { contextPath, formToken }: Frame,
  { durations, error, typed, made }: TokensPage,
): Html {
  const bad = error !== null && html` aria-invalid="true" aria-describedby="error"`;
  const option = (days: number | null): Html => {
    const value = days === null ? '' : String(days);
    return html`<option value="${value}"${value === typed.days && html` selected`}>${days === null ? 'Never' : days === 1 ? 'In 1 day' : `In ${days} days`}</option>`;
  };
  return html`<section class="section" aria-labelledby="create">
<h2 id="create">Make a token</h2>
<form id="create-token" class="panel padded" method="post" action="${contextPath}${createUrl}">
<input type="hidden" name="atl_token" value="${formToken}">
<div class="field"><label for="token-name">Name</label>
<input type="text" id="token-name" name="name" value="${typed.name}" required maxlength="255" autocomplete="off"${bad}>
<small>What it is for, so that you know later which one to revoke.</small></div>
<div class="field"><label for="token-expires">Expires</label>
<select id="token-expires" name="expirationDuration">${durations.map(option)}</select></div>
${error !== null && wrong(error)}
<div class="buttons"><button type="submit" class="${made ? '' : 'primary'}" id="create-token-submit">Make token</button></div>
</form>
</section>`;
}

function listSection(frame: Frame, page: TokensPage): Html {
  return html`<section class="section" aria-labelledby="tokens">
<h2 id="tokens">Your tokens</h2>
${
  page.tokens.length === 0
    ? html`<p class="quiet" id="no-tokens">You have none. A token lets a script or another program work with this server without knowing your password.</p>`
    : html`<ul class="panel list tokens">
${page.tokens.map((token) => tokenItem(frame, token, page.now))}</ul>`
}
</section>`;
}

const badges = {
  living: null,
  expiring: html`<span class="badge soon">Expires soon</span>`,
  expired: html`<span class="badge over">Expired</span>`,
};

/** What cannot be undone takes two steps. */
function tokenItem({ contextPath, formToken }: Frame, token: TokenShown, now: number): Html {
  return html`<li><div><strong><bdi>${token.name}</bdi></strong>${badges[token.state]}
<p class="quiet figures">${token.lastUsed === null ? 'Never used' : html`Last used ${moment(token.lastUsed, now)}`} · made ${moment(token.created, now)} · ${expiry(token)}</p>
<details><summary aria-label="Revoke ${token.name}">Revoke</summary>
<form class="inline" method="post" action="${contextPath}${revokeUrl}">
<p>Programs that use it are refused from then on. This cannot be undone.</p>
<input type="hidden" name="atl_token" value="${formToken}"><input type="hidden" name="id" value="${token.id}">
<button type="submit" class="small danger" aria-label="Revoke for good: ${token.name}">Revoke for good</button>
</form></details></div></li>
`;
}

function expiry({ expires, state }: TokenShown): Html {
  if (expires === null) return html`never expires`;
  const exact = new Date(expires).toISOString();
  const day = html`<time datetime="${exact}" title="${exact.slice(0, 16).replace('T', ' ')} UTC">${exact.slice(0, 10)}</time>`;
  return state === 'expired' ? html`expired on ${day}` : html`expires on ${day}`;
}
