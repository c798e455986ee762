/** One export as text: its head, a piece for every issue, its tail. */
import type { Links } from '../../http/links.ts';
import type { IssueField, View } from '../../issue/fields/field.ts';
import type { LoadedIssue } from '../../issue/loaded-issue.ts';
import { cellOf } from './cell.present.ts';
import { csvLine, type Delimiter } from './csv.present.ts';
import { tableHead, tableRow, tableTail } from './table.present.ts';
import type { ExportFormat } from './view.ts';
import { xmlHead, xmlItem, xmlTail } from './xml.present.ts';

export interface Exported {
  readonly title: string;
  readonly start: number;
  readonly count: number;
  readonly total: number;
  readonly fields: readonly IssueField[];
  readonly delimiter: Delimiter;
}

export interface Writer {
  readonly head: string;
  item(issue: LoadedIssue): string;
  readonly tail: string;
}

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv;charset=UTF-8',
  xls: 'application/vnd.ms-excel;charset=UTF-8',
  html: 'text/html;charset=UTF-8',
  xml: 'text/xml;charset=UTF-8',
};

export function writerFor(format: ExportFormat, exported: Exported, view: View): Writer {
  const { title, fields, count, total, delimiter } = exported;
  const { links } = view;
  const names = fields.map((field) => field.name);
  if (format === 'xml')
    return {
      head: xmlHead(title, exported, links),
      item: (issue) => xmlItem(issue, view, fields),
      tail: xmlTail,
    };
  if (format === 'csv') {
    return {
      head: csvLine(fields.map(csvName), delimiter),
      item: (issue) =>
        csvLine(
          fields.map((field) => cellOf(field, issue, view)),
          delimiter,
        ),
      tail: '',
    };
  }
  const cells = (issue: LoadedIssue) =>
    fields.map((field) => ({ id: field.id, cell: cellOf(field, issue, view) }));
  return {
    head: tableHead(title, names),
    item: (issue) => tableRow(cells(issue), format === 'html' ? issueAddress(issue.key, links) : null),
    tail: tableTail(count, total),
  };
}

/** As Jira's CSV names them. */
const csvName = ({ custom, name }: IssueField): string => (custom ? `Custom field (${name})` : name);

const issueAddress = (key: string, links: Links): string => links.to(`/browse/${key}`);
