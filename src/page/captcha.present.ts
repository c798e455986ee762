import { fileAddress } from './files.ts';
import { type Html, html } from './html.ts';
import type { Frame } from './layout.ts';

export interface CaptchaShown {
  /** Other for each page, so that the picture is not taken from a cache. */
  picture: number;
  /** ms without a failed login after which no CAPTCHA is asked for. */
  quietPeriod: number;
  /** id of the form that asks for another picture without JavaScript. */
  anotherForm: string;
}

/** The CAPTCHA within a form: the picture, another one, and the ways past it for those who cannot read it. */
export const captchaFields = (
  { contextPath }: Frame,
  { picture, quietPeriod, anotherForm }: CaptchaShown,
): Html =>
  html`<fieldset class="captcha">
<legend>Show that you are a person</legend>
<div class="field" id="captcha-by-picture">
<img id="captcha-picture" src="${contextPath}/captcha?__r=${picture}" width="480" height="160" alt="Distorted letters. If you cannot read them, use &ldquo;I cannot read this&rdquo; below.">
<label for="login-form-captcha">Letters in the picture</label>
<input type="text" id="login-form-captcha" name="os_captcha" maxlength="40" autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false" aria-describedby="captcha-hint">
<small id="captcha-hint">Five or six letters; capital or small makes no difference.</small>
<div><button type="submit" class="link" id="captcha-another" form="${anotherForm}">Another picture</button></div>
</div>
<details id="captcha-help">
<summary>I cannot read this</summary>
<div id="proof" hidden>
<p>Your browser can do a few seconds of work instead. Nothing leaves your computer but the result.</p>
<p><button type="button" class="small" id="proof-start">Let my browser do it</button></p>
</div>
<p class="quiet">Or ask your administrator to reset your failed logins, or wait: ${minutes(quietPeriod)} after the last failed login no letters are asked for.</p>
</details>
<progress id="proof-bar" max="600" value="0" aria-label="Work done" hidden></progress>
<p role="status" id="proof-status"></p>
<input type="hidden" id="login-form-proof" name="os_captcha_proof" value="">
</fieldset>`;

/** Asks for another picture, without a password: the button stands in the other form. */
export const anotherPictureForm = (id: string, action: string, kept: Record<string, string>): Html =>
  html`<form id="${id}" method="post" action="${action}" hidden>${Object.entries(kept).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<input type="hidden" name="anotherPicture" value="true"></form>`;

export const loginScriptTag = ({ contextPath }: Frame): Html =>
  html`<script defer src="${fileAddress(contextPath, 'login.js')}" data-worker="${fileAddress(contextPath, 'proof.js')}" data-challenge="${contextPath}/captcha/proof"></script>\n`;

function minutes(ms: number): string {
  const count = Math.max(1, Math.ceil(ms / 60_000));
  return count === 1 ? '1 minute' : `${count} minutes`;
}
