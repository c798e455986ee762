/** RFC 4180: every line ends with CRLF, a field with a delimiter, a quotation mark or a line break stands in quotation marks. */
import { type Cell, harmless } from './cell.present.ts';

export type Delimiter = ',' | ';' | '|' | '\t';

export const csvLine = (cells: readonly Cell[], delimiter: Delimiter): string =>
  `${cells.map((cell) => csvField(harmless(cell), delimiter)).join(delimiter)}\r\n`;

const csvField = (text: string, delimiter: Delimiter): string =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
