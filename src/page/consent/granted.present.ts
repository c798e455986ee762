import { type Html, html } from '../html.ts';
import { document, type Frame, sections } from '../layout.ts';
import { moment } from '../moment.ts';

/** oauth1: a consumer of OAuth 1.0a, oauth2: a client of OAuth 2.0. Their grants are counted apart. */
export type Protocol = 'oauth1' | 'oauth2';

export interface GrantShown {
  /** Sent back by its button, with the protocol. */
  readonly id: string;
  readonly protocol: Protocol;
  readonly client: string;
  /** How far it reaches: READ WRITE. */
  readonly scope: string;
  readonly may: readonly string[];
  /** ms */
  readonly created: number;
  readonly lastUsed: number | null;
  readonly expires: number;
  /** Whether its end moves on when it is used. */
  readonly rolls: boolean;
}

export interface GrantedPage {
  readonly displayName: string;
  readonly now: number;
  readonly grants: readonly GrantShown[];
}

export const revokeAction = '/secure/RevokeGrantedAccess.jspa';

/** Which programs act for somebody, and the way to end it. */
export function presentGranted(frame: Frame, { displayName, now, grants }: GrantedPage): string {
  const { contextPath } = frame;
  return document(frame, {
    title: 'Programs that act for you',
    content: sections(
      frame,
      html`<span class="who quiet">${displayName}</span><a class="button small" href="${contextPath}/">Start page</a><a class="button small" id="log_out" href="${contextPath}/logoutconfirm.jsp">Log out</a>`,
      html`<section class="section">
<h1>Programs that act for you</h1>
<p class="quiet">You let these programs use this server in your name. End what you do not recognise or need: it stops at once. To begin again, the program has to ask you again.</p>
${
  grants.length === 0
    ? html`<p class="panel empty">No program acts for you. When one asks for access, you are shown what it could do before you agree.</p>`
    : html`<ul class="panel list">
${grants.map((grant) => item(frame, grant, now))}</ul>`
}
</section>`,
    ),
  });
}

const item = ({ contextPath, formToken }: Frame, grant: GrantShown, now: number): Html =>
  html`<li><div><bdi>${grant.client}</bdi><span class="badge">${grant.scope}</span>
<p class="quiet">${grant.may.join(' ')}</p>
<p class="quiet figures">granted ${moment(grant.created, now)} · last used ${moment(grant.lastUsed, now) ?? 'never'} · ends ${new Date(grant.expires).toISOString().slice(0, 10)}${grant.rolls && ' unless it is used'}</p></div>
<form class="inline" method="post" action="${contextPath}${revokeAction}"><input type="hidden" name="atl_token" value="${formToken}"><input type="hidden" name="protocol" value="${grant.protocol}"><input type="hidden" name="id" value="${grant.id}"><button type="submit" class="small" aria-label="End access: ${grant.client}">End</button></form></li>
`;
