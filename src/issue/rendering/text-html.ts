import { escapeHtml } from '../../kernel/escape-html.ts';

/**
 * Text as HTML, safely: every character that HTML gives a meaning is escaped, blank lines part paragraphs, line ends
 * break lines.
 */
/** @returns '' where there is no text, as Jira's renderedFields has it */
export function textHtml(text: string | null): string {
  if (text === null || text.trim() === '') return '';
  return escapeHtml(text)
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.replace(/^\n+|\n+$/g, '').replaceAll('\n', '<br/>\n')}</p>`)
    .join('\n\n');
}
