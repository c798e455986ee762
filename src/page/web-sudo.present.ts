import { anotherPictureForm, type CaptchaShown, captchaFields, loginScriptTag } from './captcha.present.ts';
import { html } from './html.ts';
import { card, document, type Frame, wrong } from './layout.ts';

export interface WebSudoPage {
  destination: string;
  captcha: Omit<CaptchaShown, 'anotherForm'> | null;
  error: string | null;
  /** ms that a confirmation lasts. */
  timeout: number;
}

export const webSudoAction = '/secure/admin/WebSudoAuthenticate.jspa';

/** Field names and ids are Jira's. webSudoIsPost is carried along and never acted on: nothing is done a second time. */
export function presentWebSudo(frame: Frame, page: WebSudoPage): string {
  const action = frame.contextPath + webSudoAction;
  const token = frame.formToken ?? '';
  const bad = page.error !== null && html` aria-invalid="true" aria-describedby="error"`;
  return document(frame, {
    title: 'Administrator access',
    script: loginScriptTag(frame),
    content: card(
      frame,
      html`<h1>Administrator access</h1>
<p>What comes next is dangerous in the wrong hands, so please confirm that you are <strong>${frame.userName}</strong>. It holds until you do nothing here for ${Math.round(page.timeout / 60_000)} minutes.</p>
<form id="login-form" method="post" action="${action}">
<input type="text" class="visually-hidden" name="username" value="${frame.userName}" autocomplete="username" tabindex="-1" aria-hidden="true" readonly>
<div class="field">
<label for="login-form-authenticatePassword">Password</label>
<div class="with-button"><input type="password" id="login-form-authenticatePassword" name="webSudoPassword" required autocomplete="current-password"${bad}${page.error === null && html` autofocus`}></div>
</div>
${page.captcha && captchaFields(frame, { ...page.captcha, anotherForm: 'another-picture' })}
<input type="hidden" name="webSudoDestination" value="${page.destination}">
<input type="hidden" name="webSudoIsPost" value="false">
<input type="hidden" name="atl_token" value="${token}">
${page.error !== null && wrong(page.error)}
<div class="buttons"><button type="submit" class="primary" id="login-form-submit" name="authenticate" value="Confirm" data-main>Confirm</button><a class="button" href="${frame.contextPath}/">Cancel</a></div>
</form>
${
  page.captcha &&
  anotherPictureForm('another-picture', action, { webSudoDestination: page.destination, atl_token: token })
}`,
    ),
  });
}
