import { html } from './html.ts';
import { card, document, type Frame } from './layout.ts';

export interface UserShown {
  name: string;
  displayName: string;
  emailAddress: string | null;
  active: boolean;
  loginCount: number;
  failedInARow: number;
  captchaDue: boolean;
}

/** Scripts look for this text, and reset the count where they find it. */
const captchaText = 'CAPTCHA required at next login';

export function presentUser(frame: Frame, user: UserShown): string {
  return document(frame, {
    title: user.displayName,
    content: card(
      frame,
      html`<h1>${user.displayName}</h1>
<dl class="panel facts">
<dt>Username</dt><dd id="username">${user.name}</dd>
<dt>Email</dt><dd>${user.emailAddress || 'none'}</dd>
<dt>Account</dt><dd>${user.active ? 'active' : 'inactive'}</dd>
<dt>Logins</dt><dd class="figures">${user.loginCount}</dd>
<dt>Failed logins in a row</dt><dd class="figures">${user.failedInARow}</dd>
</dl>
${user.captchaDue && html`<p class="message">${captchaText}</p>`}
${user.failedInARow > 0 && html`<p class="quiet">Resetting lets ${user.displayName} log in without a CAPTCHA. It changes no password.</p>${resetForm(frame, user.name)}`}`,
      { wide: true },
    ),
  });
}

/** What a plain link to the reset gets: the question. */
export const presentReset = (frame: Frame, user: Pick<UserShown, 'name' | 'displayName'>): string =>
  document(frame, {
    title: 'Reset failed logins',
    content: card(
      frame,
      html`<h1>Reset failed logins?</h1>
<p>${user.displayName} can then log in without a CAPTCHA. No password is changed.</p>
${resetForm(frame, user.name)}`,
      { wide: true },
    ),
  });

const resetForm = ({ contextPath, formToken }: Frame, name: string) =>
  html`<form method="post" action="${contextPath}/secure/admin/user/ResetFailedLoginCount.jspa">
<input type="hidden" name="atl_token" value="${formToken}">
<input type="hidden" name="name" value="${name}">
<div class="buttons"><button type="submit" class="primary" id="reset-failed-logins">Reset failed login count</button></div>
</form>`;
