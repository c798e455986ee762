/**
 * The question whether a client may act for somebody: what it will be able to do, in plain words, and where the browser
 * goes with the answer. It shows nothing that the client could have written but its name, which an administrator
 * registered, and where it lives.
 */
import { html } from '../html.ts';
import { card, document, type Frame } from '../layout.ts';

export interface ConsentPage {
  /** What the client is called here. */
  readonly client: string;
  /** Who is asked. */
  readonly displayName: string;
  readonly may: readonly string[];
  readonly mayNot: readonly string[];
  /** Why one had better look twice; null: nothing out of the ordinary. */
  readonly warning: string | null;
  /** How long it lasts and how it ends. */
  readonly lasting: string;
  /** Where the answer leads: https://client.example; null: nowhere, it is shown. */
  readonly leadsTo: string | null;
  /** Path of the form, without the context path. */
  readonly action: `/${string}`;
  /** What the form sends back besides the answer and the form token. */
  readonly hidden: Readonly<Record<string, string>>;
}

/** The buttons send `answer`: `allow` or `deny`. */
export function presentConsent(frame: Frame, page: ConsentPage): string {
  const { contextPath, formToken, userName } = frame;
  const { client, displayName, may, mayNot, warning, lasting, leadsTo, action, hidden } = page;
  return document(frame, {
    title: 'Allow access',
    content: card(
      frame,
      html`<h1>Allow <bdi id="client">${client}</bdi> to act for you?</h1>
<p>You are logged in as <strong><bdi>${displayName}</bdi></strong> (<bdi>${userName}</bdi>). <a href="${contextPath}/logoutconfirm.jsp">Not you?</a></p>
<section class="section" aria-labelledby="may"><h2 id="may">It will be able to</h2>
<ul class="abilities">
${may.map((sentence) => html`<li>${sentence}</li>\n`)}</ul></section>
<section class="section" aria-labelledby="may-not"><h2 id="may-not">It will not be able to</h2>
<ul class="abilities quiet">
${mayNot.map((sentence) => html`<li>${sentence}</li>\n`)}</ul></section>
${warning !== null && html`<p class="message wrong" role="note" id="warning">${warning}</p>\n`}<p class="quiet">${lasting}</p>
${
  leadsTo !== null &&
  html`<p>Whatever you answer, you go on to <strong><bdi id="leads-to">${leadsTo}</bdi></strong>. Deny if you did not come from there.</p>\n`
}<form id="consent" method="post" action="${contextPath}${action}">
${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}<input type="hidden" name="atl_token" value="${formToken}">
<div class="buttons"><button type="submit" class="primary" id="allow" name="answer" value="allow">Allow</button><button type="submit" id="deny" name="answer" value="deny">Deny</button></div>
</form>`,
      { wide: true },
    ),
  });
}

export interface RefusedPage {
  readonly heading: string;
  /** What is wrong, and who can mend it. */
  readonly sentences: readonly string[];
}

/** Why a client's question cannot even be asked: nothing of it is sent back, for nobody knows who would get it. */
export const presentRefused = (frame: Frame, { heading, sentences }: RefusedPage): string =>
  document(frame, {
    title: heading,
    content: card(
      frame,
      html`<h1>${heading}</h1>
<div class="message wrong" role="alert">${sentences.map((sentence) => html`<p>${sentence}</p>\n`)}</div>
<div class="buttons"><a class="button primary" href="${frame.contextPath}/">Go to the start page</a></div>`,
      { wide: true },
    ),
  });
