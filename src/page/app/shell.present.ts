/**
 * The document that the browser app starts in. It is the same for everyone and for every address: what is shown is
 * asked for by REST, so that nothing of it can be hidden from one and shown to another.
 */
import { fileAddress } from '../files.ts';
import { type Html, html } from '../html.ts';
import type { Frame } from '../layout.ts';

export interface Shell {
  /** Names of files: the script, what it needs at once, style sheets. */
  readonly app: {
    readonly script: string;
    readonly preload: readonly string[];
    readonly styles: readonly string[];
  };
  /** For the style elements that libraries of the app make; scripts come from files alone. */
  readonly nonce: string;
  /** The same without JavaScript; null: there is no such page. */
  readonly plain: string | null;
}

export const appFile = (contextPath: string, name: string): string => `${contextPath}/static/app/${name}`;

/** @returns a whole document */
export function presentShell(
  { contextPath, serverTitle, formToken, userName }: Frame,
  { app, nonce, plain }: Shell,
): string {
  const file = (name: string) => appFile(contextPath, name);
  const meta = (name: string, value: string): Html => html`<meta name="${name}" content="${value}">\n`;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
${meta('application-name', serverTitle)}${meta('ajs-context-path', contextPath)}${
  formToken !== undefined && html`<meta id="atlassian-token" name="atlassian-token" content="${formToken}">\n`
}${userName != null && meta('ajs-remote-user', userName)}${meta('proof-worker', fileAddress(contextPath, 'proof.js'))}<title>${serverTitle}</title>
<link rel="icon" type="image/svg+xml" href="${fileAddress(contextPath, 'sign.svg')}">
<script src="${fileAddress(contextPath, 'theme.js')}"></script>
<script type="module" src="${file(app.script)}" nonce="${nonce}"></script>
${app.preload.map((name) => html`<link rel="modulepreload" href="${file(name)}">\n`)}${app.styles.map(
  (name) => html`<link rel="stylesheet" href="${file(name)}">\n`,
)}</head>
<body>
<div id="app"></div>
<noscript><p>This page needs JavaScript. ${
    plain === null
      ? html`<a href="${contextPath}/login.jsp">Log in without it</a>.`
      : html`<a href="${plain}">Read it without</a>.`
  }</p></noscript>
</body>
</html>
`.text;
}
