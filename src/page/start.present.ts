import { type Html, html } from './html.ts';
import { card, document, type Frame, sections, wrong } from './layout.ts';
import { moment } from './moment.ts';

export interface StartPage {
  displayName: string;
  now: number;
  /** When the actor logged in before this time; null: never. */
  previousLogin: number | null;
  lastFailed: number | null;
  sessions: readonly SessionShown[];
  /** Why none was ended just now. */
  sessionError: string | null;
  /** When the own password ends (ms), since nobody chose it; null: it does not. */
  passwordExpires: number | null;
  /** Own tokens that expire within five days. */
  tokensEnding: number;
}

export interface SessionShown {
  id: number;
  device: string;
  address: string;
  via: string;
  created: number;
  lastSeen: number;
  current: boolean;
}

const howBegun: Record<string, string> = {
  rest: 'REST login',
  form: 'login page',
  basic: 'Basic authentication',
  'remember-me': 'remembered login',
};

/** What the server shows a person until the browser app takes over: who you are, and where else you are logged in. */
export function presentStart(frame: Frame, page: StartPage): string {
  const { contextPath, userName } = frame;
  const bar = html`<span class="who quiet">${page.displayName}</span><a class="button small" id="log_out" href="${contextPath}/logoutconfirm.jsp">Log out</a>`;
  return document(frame, {
    title: 'Start',
    content: sections(
      frame,
      bar,
      html`<section class="section">
<h1>Hello, ${page.displayName}</h1>
<dl class="panel facts">
<dt>Username</dt><dd>${userName}</dd>
<dt>Login before this one</dt><dd>${moment(page.previousLogin, page.now) ?? 'none'}</dd>
<dt>Last failed login</dt><dd>${moment(page.lastFailed, page.now) ?? 'none'}</dd>
</dl>
<p><a href="${contextPath}/secure/ChangePassword!default.jspa">Change password</a> · <a href="${contextPath}/secure/ViewGrantedAccess.jspa">Programs that act for you</a> · <a href="${contextPath}/secure/ViewPersonalAccessTokens.jspa">Personal access tokens</a></p>
${page.passwordExpires !== null && passwordEnds(contextPath, page.passwordExpires, page.now)}
${page.tokensEnding > 0 && tokensEnd(contextPath, page.tokensEnding)}
</section>
${sessionSection(frame, page)}
<section class="section">
<h2>REST API</h2>
<p>Tessera speaks Jira's REST API. Programs log in at <code>POST ${contextPath}/rest/auth/1/session</code> and keep the cookie, or send Basic authentication.</p>
<p><a href="${contextPath}/rest/api">Browse every operation</a></p>
<ul class="panel list">
${restLinks.map(
  ([path, what]) =>
    html`<li><div><a href="${contextPath}${path}"><code>GET ${path}</code></a><p class="quiet">${what}</p></div></li>\n`,
)}</ul>
</section>`,
    ),
  });
}

const passwordEnds = (contextPath: string, at: number, now: number): Html =>
  html`<p class="message" id="password-ending">Your password was made for you, and ${at <= now ? 'its time is over' : html`ends on <time datetime="${new Date(at).toISOString()}">${new Date(at).toISOString().slice(0, 10)}</time>`}: nobody can log in with it after that. <a href="${contextPath}/secure/ChangePassword!default.jspa">Choose one of your own</a>.</p>`;

const tokensEnd = (contextPath: string, count: number): Html =>
  html`<p class="message" id="tokens-ending">${count === 1 ? 'One of your personal access tokens expires' : `${count} of your personal access tokens expire`} within five days. <a href="${contextPath}/secure/ViewPersonalAccessTokens.jspa">Make a new one</a> for what uses it.</p>`;

const restLinks: readonly (readonly [string, string])[] = [
  ['/rest/auth/1/session', 'Who is logged in, and the login counters'],
  ['/rest/api/2/myself', 'Your own user'],
  ['/rest/api/2/search', 'Issues that you may see'],
  ['/rest/api/2/serverInfo', 'This installation'],
];

function sessionSection({ contextPath, formToken }: Frame, page: StartPage): Html {
  const { sessions, now, sessionError } = page;
  const several = sessions.length > 1;
  // The own session ends without the password: that is a log-out.
  const button = (id: string, label: string, name: string, current = false) =>
    html`<button type="submit" class="small" form="end-session" name="id" value="${id}" aria-label="${name}"${current && html` formnovalidate`}>${label}</button>`;
  return html`<section class="section" aria-labelledby="sessions">
<h2 id="sessions">Your sessions</h2>
<p class="quiet">Where you are logged in. End what you do not recognise, and change your password then.</p>
<ul class="panel list">
${sessions.map(
  (session) => html`<li><div>${session.device}${session.current && html`<span class="badge">this one</span>`}
<p class="quiet figures">${session.address} · ${howBegun[session.via] ?? session.via} · last seen ${moment(session.lastSeen, now)} · since ${moment(session.created, now)}</p></div>
${button(String(session.id), 'End', `End session: ${session.device}, ${session.address}`, session.current)}</li>\n`,
)}</ul>
<form id="end-session" method="post" action="${contextPath}/secure/EndSession.jspa"><input type="hidden" name="atl_token" value="${formToken}">
${several && passwordField(sessionError)}
${several && html`<div>${button('others', 'End all other sessions', 'End all other sessions')}</div>`}
</form>
</section>`;
}

const passwordField = (error: string | null): Html => html`<div class="field">
<label for="end-session-password">Your password, to end another session</label>
<input type="password" id="end-session-password" name="currentPassword" required autocomplete="current-password"${error !== null && html` aria-invalid="true" aria-describedby="error" autofocus`}>
</div>
${error !== null && wrong(error)}`;

export const presentWelcome = (frame: Frame): string =>
  document(frame, {
    title: 'Welcome',
    content: card(
      frame,
      html`<h1>Welcome</h1>
<p>Log in to see your projects and issues. What is open to everybody can be read over the REST API without logging in.</p>
<div class="buttons"><a class="button primary login-link" href="${frame.contextPath}/login.jsp">Log in</a></div>`,
    ),
  });
