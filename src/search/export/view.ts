/** What the issue navigator exports: Jira's names of its views, as bookmarks and scripts have them. */
export type ExportFormat = 'csv' | 'xls' | 'html' | 'xml';

export interface ExportView {
  readonly format: ExportFormat;
  /** Every field, or the columns that the reader sees. */
  readonly fields: 'all' | 'current';
}

const views: Readonly<Record<string, ExportView>> = {
  'searchrequest-csv-current-fields': { format: 'csv', fields: 'current' },
  'searchrequest-csv-all-fields': { format: 'csv', fields: 'all' },
  'searchrequest-excel-current-fields': { format: 'xls', fields: 'current' },
  'searchrequest-excel-all-fields': { format: 'xls', fields: 'all' },
  'searchrequest-html-current-fields': { format: 'html', fields: 'current' },
  'searchrequest-html-all-fields': { format: 'html', fields: 'all' },
  'searchrequest-printable': { format: 'html', fields: 'current' },
  'searchrequest-xml': { format: 'xml', fields: 'all' },
};

/** @param name `jira.issueviews:searchrequest-xml`; the file's ending must fit @returns null: there is no such view */
export function findView(name: string, file: string): ExportView | null {
  const key = name.startsWith('jira.issueviews:') ? name.slice('jira.issueviews:'.length) : '';
  const view = Object.hasOwn(views, key) ? views[key] : undefined;
  const ending = /^SearchRequest(?:-\d{1,15})?\.(csv|xls|html|xml)$/.exec(file)?.[1];
  return view && view.format === ending ? view : null;
}
