/**
 * The document that the browser app starts in. It is the same for everyone and for every address: what is shown is
 * asked for by REST, so that nothing of it can be hidden from one and shown to another.
 */
import { fileAddress } from '../files.ts';
import { type Html, html } from '../html.ts';
import { type Frame, opening } from '../layout.ts';

export interface Shell {
  /** Names of files: the script, what it needs at once, style sheets. */
  readonly script: string;
  readonly preload: readonly string[];
  readonly styles: readonly string[];
  /** For the style elements that libraries of the app make; scripts come from files alone. */
  readonly nonce: string;
  /** The same without JavaScript; null: there is no such page. */
  readonly plain: string | null;
}

export const appFile = (contextPath: string, name: string): string => `${contextPath}/static/app/${name}`;

/** @returns a whole document */
export function presentShell(frame: Frame, { script, preload, styles, nonce, plain }: Shell): string {
  const { contextPath, serverTitle } = frame;
  const file = (name: string) => appFile(contextPath, name);
  const meta = (name: string, value: string): Html => html`<meta name="${name}" content="${value}">\n`;
  return html`${opening(frame, serverTitle)}
${meta('application-name', serverTitle)}${meta('ajs-context-path', contextPath)}${meta('proof-worker', fileAddress(contextPath, 'proof.js'))}<script src="${fileAddress(contextPath, 'theme.js')}"></script>
<script type="module" src="${file(script)}" nonce="${nonce}"></script>
${preload.map((name) => html`<link rel="modulepreload" href="${file(name)}">\n`)}${styles.map(
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
