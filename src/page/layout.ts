/** The frame of every page that the server renders. */
import { fileAddress } from './files.ts';
import { type Html, html, type Part } from './html.ts';
import { sign } from './sign.ts';

/** What a page needs to know of the installation and of its reader. */
export interface Frame {
  /** Path that everything lies under, empty for none. */
  contextPath: string;
  serverTitle: string;
  /** Form token of this browser: in a <meta>, where scripts look for it. */
  formToken?: string;
  /** null: nobody is logged in. */
  userName?: string | null;
}

export interface Page {
  title: string;
  content: Part;
  /** A script element to load. */
  script?: Html;
}

/**
 * How every document begins, up to the sign. The markers of who is logged in stand where Atlassian's own scripts look
 * for them.
 */
export const opening = ({ contextPath, formToken, userName }: Frame, title: string): Html =>
  html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
${formToken !== undefined && html`<meta id="atlassian-token" name="atlassian-token" content="${formToken}">\n`}${
  userName != null && html`<meta name="ajs-remote-user" content="${userName}">\n`
}<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="${fileAddress(contextPath, 'sign.svg')}">`;

/** A whole document. */
export function document(frame: Frame, page: Page): string {
  const { contextPath, userName } = frame;
  return html`${opening(frame, `${page.title} - ${frame.serverTitle}`)}
<link rel="stylesheet" href="${fileAddress(contextPath, 'page.css')}">
${page.script}</head>
<body>
${page.content}
${userName != null && html`<input type="hidden" title="loggedInUser" value="${userName}">\n`}</body>
</html>
`.text;
}

/** Sign and name of the installation; leads to the start page. */
export const brand = ({ contextPath, serverTitle }: Frame): Html =>
  html`<a class="brand" href="${contextPath}/">${sign}<bdi>${serverTitle}</bdi></a>`;

/** One card in the middle: log in, confirm, errors. */
export const card = (frame: Frame, content: Part, { wide = false } = {}): Html =>
  html`<main class="centred">${brand(frame)}<div class="card${wide ? ' wide' : ''}">${content}</div>${wayOut(frame)}</main>`;

/** Whoever is logged in finds the way out on every page (OWASP ASVS 5.0, 7.4.4). */
const wayOut = ({ contextPath, userName }: Frame): Part =>
  userName != null &&
  html`<p class="quiet"><bdi>${userName}</bdi> · <a href="${contextPath}/logoutconfirm.jsp">Log out</a></p>`;

/** A bar on top, and sections below it. */
export const sections = (frame: Frame, bar: Part, content: Part): Html =>
  html`<header class="top"><div>${brand(frame)}${bar}</div></header><main class="page">${content}</main>`;

/** What went wrong, above the button; read out at once, and focused where there is nothing better to focus. */
export const wrong = (sentence: string): Html =>
  html`<p class="message wrong" role="alert" id="error" tabindex="-1" autofocus>${sentence}</p>`;
