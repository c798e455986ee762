import { html } from './html.ts';
import { card, document, type Frame } from './layout.ts';

export interface ErrorShown {
  status: number;
  phrase: string;
  code: string;
  sentences: readonly string[];
}

/**
 * An error as a page. Title, heading and the first two sentences are those that clients of Jira look for when they
 * get a page where they hoped for JSON.
 */
export function presentError(frame: Frame, error: ErrorShown): string {
  const { contextPath } = frame;
  const heading = error.code === 'xsrf' ? 'XSRF Security Token Missing' : `${error.phrase} (${error.status})`;
  return document(frame, {
    title: heading,
    content: card(
      frame,
      html`<h1>${heading}</h1>
<div class="aui-message aui-message-warning warning">
<p>Encountered a <code>&quot;${error.status} - ${error.phrase}&quot;</code> error while loading this page.</p>
${error.sentences.map((sentence) => html`<p>${sentence}</p>\n`)}${advice(error) && html`<p>${advice(error)}</p>\n`}</div>
<div class="buttons"><a class="button primary" href="${contextPath}/secure/MyJiraHome.jspa">Go to the start page</a>${
        error.status === 401 && html`<a class="button login-link" href="${contextPath}/login.jsp">Log in</a>`
      }${
        error.code === 'web-sudo-required' &&
        html`<a class="button" href="${contextPath}/secure/admin/WebSudoAuthenticate.jspa">Confirm your password</a>`
      }</div>`,
      { wide: true },
    ),
  });
}

/** What to do now. */
function advice({ code, status }: ErrorShown): string | null {
  if (code === 'xsrf') {
    return 'The form was too old, or did not come from this site, so nothing was changed. Go back, reload the page and send it again.';
  }
  if (code === 'login-denied')
    return 'Log in once at the login page and answer the CAPTCHA there; then this works again.';
  if (status === 404)
    return 'Check the address: what it names may have been moved or deleted, or you may not see it.';
  return null;
}
