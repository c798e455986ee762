import { html } from './html.ts';
import { card, document, type Frame, wrong } from './layout.ts';

export interface ChangePasswordPage {
  /** What a password must be like, in sentences. */
  rules: readonly string[];
  error: string | null;
}

export const changePasswordAction = '/secure/ChangePassword.jspa';

/** Field names are Jira's. */
export function presentChangePassword(frame: Frame, { rules, error }: ChangePasswordPage): string {
  const { contextPath, formToken, userName } = frame;
  const field = (id: string, name: string, label: string, use: string) =>
    html`<div class="field">
<label for="${id}">${label}</label>
<div class="with-button"><input type="password" id="${id}" name="${name}" required autocomplete="${use}"${name === 'password' && html` aria-describedby="password-rules"`}></div>
</div>
`;
  return document(frame, {
    title: 'Change password',
    content: card(
      frame,
      html`<h1>Change password</h1>
<form id="change-password" method="post" action="${contextPath}${changePasswordAction}">
<input type="text" class="visually-hidden" name="username" value="${userName}" autocomplete="username" tabindex="-1" aria-hidden="true" readonly>
${field('current', 'current', 'Current password', 'current-password')}${field('password', 'password', 'New password', 'new-password')}<ul class="quiet rules" id="password-rules">
${rules.map((rule) => html`<li>${rule}</li>\n`)}</ul>
${field('confirm', 'confirm', 'New password again', 'new-password')}<input type="hidden" name="atl_token" value="${formToken}">
${error !== null && wrong(error)}
<p class="quiet">Wherever else you are logged in, you will be logged out.</p>
<div class="buttons"><button type="submit" class="primary" id="change-password-submit">Change password</button><a class="button" href="${contextPath}/">Cancel</a></div>
</form>`,
    ),
  });
}

export const presentPasswordChanged = (frame: Frame): string =>
  document(frame, {
    title: 'Password changed',
    content: card(
      frame,
      html`<h1>Password changed</h1>
<p role="status">Your new password holds from now on. Every other session of yours is over.</p>
<div class="buttons"><a class="button primary" href="${frame.contextPath}/">Go on</a></div>`,
    ),
  });
