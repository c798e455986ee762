/** An issue as a page: what a bookmarked address shows, without a script. */
import { Html, html, type Part } from '../html.ts';
import { document, type Frame, sections } from '../layout.ts';
import { moment } from '../moment.ts';
import { transitionFormAddress } from './transition.present.ts';

export interface IssuePage {
  readonly id: number;
  readonly key: string;
  readonly summary: string;
  readonly now: number;
  readonly projectName: string;
  readonly parent: Related | null;
  readonly archived: boolean;
  readonly status: { readonly name: string; readonly category: string };
  /** Name and value, in order; what has no value is left out. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly moments: readonly (readonly [name: string, ms: number])[];
  /** Safe HTML; '': there is none. */
  readonly description: string;
  readonly attachments: readonly File[];
  readonly subtasks: readonly Related[];
  readonly links: readonly (Related & { readonly how: string })[];
  readonly comments: readonly Written[];
  readonly moves: readonly Move[];
  /** null: nobody is logged in. */
  readonly reader: string | null;
}

export interface Related {
  readonly key: string;
  readonly summary: string;
  readonly status: { readonly name: string; readonly category: string };
}

interface File {
  readonly id: number;
  readonly filename: string;
  readonly size: string;
  readonly author: string;
  readonly created: number;
}

interface Written {
  readonly id: number;
  readonly author: string;
  readonly created: number;
  readonly edited: boolean;
  /** null: whoever sees the issue. */
  readonly audience: string | null;
  /** Safe HTML. */
  readonly body: string;
}

/** A transition. */
interface Move {
  readonly id: number;
  readonly name: string;
  readonly to: string;
  /** Has a screen: fields that can be, or must be, given on the way. */
  readonly asks: boolean;
}

export const dispatcher = '/secure/WorkflowUIDispatcher.jspa';

export function presentIssuePage(frame: Frame, page: IssuePage): string {
  const { contextPath } = frame;
  const bar =
    page.reader === null
      ? html`<a class="button small login-link who" href="${contextPath}/login.jsp?os_destination=${encodeURIComponent(`/browse/${page.key}`)}">Log in</a>`
      : html`<span class="who quiet">${page.reader}</span><a class="button small" id="log_out" href="${contextPath}/logoutconfirm.jsp">Log out</a>`;
  return document(frame, {
    title: `[${page.key}] ${page.summary}`,
    content: sections(frame, bar, html`<article class="issue">${whole(frame, page)}</article>`),
  });
}

const whole = (frame: Frame, page: IssuePage): Html => html`<header>
<p class="quiet">${page.projectName} / ${page.parent && html`${keyLink(frame, page.parent.key)} / `}${keyLink(frame, page.key)}</p>
<h1 id="summary-val">${page.summary}</h1>
</header>
${page.archived && html`<p class="message">This issue is archived: it can be read, and not changed.</p>`}
<aside class="rail" aria-label="Fields">
<p>${status(page.status)}</p>
${moves(frame, page)}
<dl class="panel facts">
${page.facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}${page.moments.map(
  ([name, ms]) => html`<dt>${name}</dt><dd>${moment(ms, page.now)}</dd>\n`,
)}</dl>
</aside>
<div class="text">
${section('Description', 'description', page.description ? html`<div class="panel written markup">${new Html(page.description)}</div>` : empty('There is no description.'))}
${page.attachments.length > 0 && section('Attachments', 'attachments', attachments(frame, page))}
${page.subtasks.length > 0 && section('Sub-tasks', 'subtasks', related(frame, page.subtasks))}
${page.links.length > 0 && section('Links', 'links', related(frame, page.links))}
${section('Comments', 'comments', page.comments.length > 0 ? comments(page) : empty('Nobody has commented yet.'))}
</div>`;

const section = (title: string, id: string, content: Part): Html =>
  html`<section class="section" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>\n`;

const empty = (sentence: string): Html => html`<p class="panel empty">${sentence}</p>`;

const status = ({ name, category }: IssuePage['status']): Html =>
  html`<span class="status ${category}" id="status-val">${name}</span>`;

const keyLink = ({ contextPath }: Frame, key: string): Html =>
  html`<a class="figures" href="${contextPath}/browse/${key}">${key}</a>`;

const related = (frame: Frame, list: readonly (Related & { how?: string })[]): Html =>
  html`<ul class="panel list">
${list.map(
  (
    one,
  ) => html`<li><div>${one.how && html`<span class="quiet">${one.how}</span> `}${keyLink(frame, one.key)} ${one.summary}
<p class="quiet"><span class="status ${one.status.category}">${one.status.name}</span></p></div></li>\n`,
)}</ul>`;

const attachments = ({ contextPath }: Frame, page: IssuePage): Html => html`<ul class="panel list">
${page.attachments.map(
  (
    one,
  ) => html`<li><div><a href="${contextPath}/secure/attachment/${one.id}/${encodeURIComponent(one.filename)}"><bdi>${one.filename}</bdi></a>
<p class="quiet figures">${one.size} · ${one.author} · ${moment(one.created, page.now)}</p></div></li>\n`,
)}</ul>`;

const comments = (page: IssuePage): Html => html`<div class="panel">
${page.comments.map(
  (one) =>
    html`<article class="comment" id="comment-${one.id}"><header><strong><bdi>${one.author}</bdi></strong><span class="quiet">${moment(one.created, page.now)}${one.edited && ', edited'}</span>${
      one.audience !== null && html`<span class="badge">only ${one.audience}</span>`
    }</header><div class="written markup">${new Html(one.body)}</div></article>\n`,
)}</div>`;

/** What asks for nothing is a button; what asks is a link to its form. */
const moves = (frame: Frame, { id, moves: all }: IssuePage): Part =>
  all.length > 0 &&
  html`<div class="moves">${all.map((move) => (move.asks ? formLink(frame, id, move) : button(frame, id, move)))}</div>\n`;

const formLink = ({ contextPath }: Frame, id: number, { id: action, name, to }: Move): Html =>
  html`<a class="button small" href="${contextPath}${transitionFormAddress}?id=${id}&action=${action}" title="To ${to}">${name}</a>`;

const button = ({ contextPath, formToken }: Frame, id: number, { id: action, name, to }: Move): Html =>
  html`<form class="inline" method="post" action="${contextPath}${dispatcher}"><input type="hidden" name="atl_token" value="${formToken}"><input type="hidden" name="id" value="${id}"><input type="hidden" name="action" value="${action}"><button type="submit" class="small" title="To ${to}">${name}</button></form>`;
