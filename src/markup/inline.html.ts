/** Writes what stands within a line. */
import { escapeHtml } from '../kernel/escape-html.ts';
import { safeAddress } from './safe.ts';
import type { AttachedFile, Surroundings } from './surroundings.ts';
import type { ImageOptions, Inline, Link, Mark } from './tree.ts';

export const writeInline = (nodes: readonly Inline[], around: Surroundings): string =>
  nodes.map((node) => writeNode(node, around)).join('');

const tags: Readonly<Record<Mark, string>> = {
  strong: 'b',
  emphasis: 'em',
  citation: 'cite',
  deleted: 'del',
  inserted: 'ins',
  superscript: 'sup',
  subscript: 'sub',
};

function writeNode(node: Inline, around: Surroundings): string {
  switch (node.kind) {
    case 'text':
      return escapeHtml(node.text);
    case 'break':
      return '<br/>\n';
    case 'mark':
      return `<${tags[node.mark]}>${writeInline(node.content, around)}</${tags[node.mark]}>`;
    case 'color':
      return `<font color="${escapeHtml(node.color)}">${writeInline(node.content, around)}</font>`;
    case 'mono':
      return `<tt>${escapeHtml(node.text)}</tt>`;
    case 'anchor':
      return `<a name="${escapeHtml(node.name)}"></a>`;
    case 'emoticon':
      return writeEmoticon(node.sign);
    case 'image':
      return writeImage(node.source, node.options, around) ?? escapeHtml(node.typed);
    case 'link':
      return (
        writeLink(node.link, node.alias === null ? null : writeInline(node.alias, around), around) ??
        escapeHtml(node.typed)
      );
  }
}

/** @returns null where it leads nowhere: what was typed is shown then */
function writeLink(link: Link, alias: string | null, around: Surroundings): string | null {
  switch (link.to) {
    case 'address':
      return writeAddress(link.address, alias, around);
    case 'anchor':
      return `<a href="#${escapeHtml(encodeURIComponent(link.name))}">${alias ?? escapeHtml(link.name)}</a>`;
    case 'user':
      return writeUser(link.name, alias, around);
    case 'issue':
      return writeIssue(link.key, alias, around);
    case 'attachment':
      return writeAttachment(link.name, alias, around);
  }
}

const foreign = 'target="_blank" rel="nofollow noopener noreferrer"';

function writeAddress(address: string, alias: string | null, { contextPath }: Surroundings): string | null {
  const safe = safeAddress(address);
  if (safe === null) return null;
  const shown = alias ?? escapeHtml(safe.replace(/^mailto:/i, ''));
  if (safe.startsWith('/')) return `<a href="${escapeHtml(contextPath + safe)}">${shown}</a>`;
  return `<a href="${escapeHtml(safe)}" class="external-link" ${foreign}>${shown}</a>`;
}

function writeUser(name: string, alias: string | null, { users, contextPath }: Surroundings): string | null {
  const user = users.get(name.toLowerCase());
  if (!user) return null;
  const href = `${contextPath}/secure/ViewProfile.jspa?name=${encodeURIComponent(user.name)}`;
  const shown = alias ?? escapeHtml(user.displayName);
  return `<a href="${escapeHtml(href)}" class="user-hover" rel="${escapeHtml(user.name)}">${shown}</a>`;
}

function writeIssue(key: string, alias: string | null, { issues, contextPath }: Surroundings): string | null {
  const issue = issues.get(key);
  // Whether there is one that the reader may not see is not told.
  if (!issue) return alias;
  const label = alias ?? (issue.resolved ? `<del>${escapeHtml(key)}</del>` : escapeHtml(key));
  return `<a href="${escapeHtml(`${contextPath}/browse/${key}`)}" title="${escapeHtml(issue.summary)}" class="issue-link" data-issue-key="${escapeHtml(key)}">${label}</a>`;
}

const fileAddress = ({ id, filename }: AttachedFile, contextPath: string): string =>
  `${contextPath}/secure/attachment/${id}/${encodeURIComponent(filename)}`;

function writeAttachment(name: string, alias: string | null, around: Surroundings): string | null {
  const file = around.attachments.get(name);
  if (!file) return null;
  const href = escapeHtml(fileAddress(file, around.contextPath));
  const title = escapeHtml(`${file.filename} attached`);
  return `<span class="nobr"><a href="${href}" title="${title}">${alias ?? escapeHtml(file.filename)}</a></span>`;
}

function writeImage(source: string, options: ImageOptions, around: Surroundings): string | null {
  const file = around.attachments.get(source);
  const foreignAddress = /^https?:/i.test(source) ? safeAddress(source) : null;
  if (file ? !file.isImage : foreignAddress === null) return null;
  const whole = file ? fileAddress(file, around.contextPath) : (foreignAddress ?? '');
  const small =
    file?.hasThumbnail && options.thumbnail
      ? `${around.contextPath}/secure/thumbnail/${file.id}/${encodeURIComponent(`_thumb_${file.id}.png`)}`
      : whole;
  const size = (['width', 'height'] as const)
    .map((side) => (options[side] === undefined ? '' : ` ${side}="${options[side]}"`))
    .join('');
  const align = options.align === undefined || options.align === 'center' ? '' : ` align="${options.align}"`;
  const alt = escapeHtml(options.alt ?? file?.filename ?? '');
  const image = `<img src="${escapeHtml(small)}"${size}${align} alt="${alt}" referrerpolicy="no-referrer" style="border: 0px solid black" />`;
  const linked = options.thumbnail ? `<a href="${escapeHtml(whole)}">${image}</a>` : image;
  const place = options.align === 'center' ? 'text-align: center; display: block;' : '';
  return `<span class="image-wrap" style="${place}">${linked}</span>`;
}

const emoticons: Readonly<Record<string, readonly [string, string]>> = {
  ':)': ['☺', 'smile'],
  ':(': ['☹', 'sad'],
  ':p': ['😛', 'tongue'],
  ':d': ['😃', 'grin'],
  ';)': ['😉', 'wink'],
  '(y)': ['👍', 'thumbs up'],
  '(n)': ['👎', 'thumbs down'],
  '(i)': ['ℹ', 'information'],
  '(/)': ['✔', 'check mark'],
  '(x)': ['✘', 'error'],
  '(!)': ['⚠', 'warning'],
  '(+)': ['✚', 'plus'],
  '(-)': ['−', 'minus'],
  '(?)': ['?', 'question'],
  '(on)': ['☀', 'light on'],
  '(off)': ['☾', 'light off'],
  '(*)': ['★', 'star'],
  '(*y)': ['★', 'yellow star'],
  '(*r)': ['★', 'red star'],
  '(*g)': ['★', 'green star'],
  '(*b)': ['★', 'blue star'],
  '(flag)': ['⚑', 'flag'],
  '(flagoff)': ['⚐', 'flag off'],
};

function writeEmoticon(sign: string): string {
  const found = emoticons[sign.replace('-', sign.startsWith('(') ? '-' : '').toLowerCase()];
  if (!found) return escapeHtml(sign);
  return `<span class="emoticon emoticon-${found[1].replace(' ', '-')}" role="img" aria-label="${found[1]}">${found[0]}</span>`;
}
