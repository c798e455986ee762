/** A table of issues as HTML, for browsers and, as Jira does it, for spreadsheets. All text is escaped. */
import { escapeHtml } from '../../kernel/escape-html.ts';
import { type Cell, harmless } from './cell.present.ts';

export const tableHead = (title: string, columns: readonly string[]): string =>
  `<!DOCTYPE html>\n<html lang="en"><head><meta charset="UTF-8"><title>${escapeHtml(title)}</title></head>\n` +
  `<body><h1>${escapeHtml(title)}</h1>\n<table border="1"><thead><tr>` +
  `${columns.map((name) => `<th>${escapeHtml(harmless(name))}</th>`).join('')}</tr></thead><tbody>\n`;

/** @param href of the issue, for its key; null: a spreadsheet, which has no use for it */
export const tableRow = (cells: readonly { id: string; cell: Cell }[], href: string | null): string =>
  `<tr>${cells.map(({ id, cell }) => `<td>${contentOf(id, cell, href)}</td>`).join('')}</tr>\n`;

function contentOf(id: string, cell: Cell, href: string | null): string {
  if (href === null) return escapeHtml(harmless(cell));
  const text = escapeHtml(cell === null ? '' : String(cell));
  return id === 'issuekey' ? `<a href="${escapeHtml(href)}">${text}</a>` : text;
}

export const tableTail = (count: number, total: number): string =>
  `</tbody></table>\n<p>${count} of ${total} issues</p></body></html>\n`;
