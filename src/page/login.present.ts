import { anotherPictureForm, type CaptchaShown, captchaFields, loginScriptTag } from './captcha.present.ts';
import { html } from './html.ts';
import { card, document, type Frame, wrong } from './layout.ts';

export interface LoginPage {
  /** What was typed, to be typed no second time. */
  userName: string;
  remember: boolean;
  /** os_destination as it came: judged only when it is used. */
  destination: string;
  /** Whether "Remember me" is offered. */
  rememberMeOffered: boolean;
  /** null: no CAPTCHA is due. */
  captcha: Omit<CaptchaShown, 'anotherForm'> | null;
  /** null: nothing went wrong. */
  error: string | null;
}

/** Field names and ids are Jira's: password managers and load tests know them. */
export function presentLogin(frame: Frame, page: LoginPage): string {
  const action = `${frame.contextPath}/login.jsp`;
  const bad = page.error !== null && html` aria-invalid="true" aria-describedby="error"`;
  const focusName = page.error === null && page.userName === '';
  const kept = {
    os_username: page.userName,
    os_destination: page.destination,
    ...(page.remember && { os_cookie: 'true' }),
  };
  return document(frame, {
    title: 'Log in',
    script: loginScriptTag(frame),
    content: card(
      frame,
      html`<h1>Log in</h1>
<form id="login-form" method="post" action="${action}">
<div class="field">
<label for="login-form-username">Username or e-mail</label>
<input type="text" id="login-form-username" name="os_username" value="${page.userName}" maxlength="255" required autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false"${bad}${focusName && html` autofocus`}>
</div>
<div class="field">
<label for="login-form-password">Password</label>
<div class="with-button"><input type="password" id="login-form-password" name="os_password" required autocomplete="current-password"${bad}></div>
</div>
${page.captcha && captchaFields(frame, { ...page.captcha, anotherForm: 'another-picture' })}
${
  page.rememberMeOffered &&
  html`<div class="check"><input type="checkbox" id="login-form-remember-me" name="os_cookie" value="true"${page.remember && html` checked`}><label for="login-form-remember-me">Remember me on this computer</label></div>`
}
<input type="hidden" name="os_destination" value="${page.destination}">
<input type="hidden" name="user_role" value="">
<input type="hidden" name="atl_token" value="${frame.formToken}">
${page.error !== null && wrong(page.error)}
<button type="submit" class="primary" id="login-form-submit" name="login" value="Log In" data-main>Log in</button>
</form>
${page.captcha && anotherPictureForm('another-picture', action, kept)}
<p class="quiet">Forgot your password? Ask your administrator for a new one.</p>`,
    ),
  });
}

/** For somebody who is logged in already and asked for the login page all the same. */
export const presentLoggedInAlready = (frame: Frame): string =>
  document(frame, {
    title: 'Log in',
    content: card(
      frame,
      html`<h1>You are logged in</h1>
<p>You are logged in as <strong>${frame.userName}</strong>.</p>
<div class="buttons"><a class="button primary" href="${frame.contextPath}/">Go to the start page</a><a class="button" href="${frame.contextPath}/logoutconfirm.jsp">Log out</a></div>`,
    ),
  });
