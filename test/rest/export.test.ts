import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';
import { buildOutsider } from '../support/standing.ts';

const csv = '/sr/jira.issueviews:searchrequest-csv-current-fields/temp/SearchRequest.csv';
const allCsv = '/sr/jira.issueviews:searchrequest-csv-all-fields/temp/SearchRequest.csv';
const xls = '/sr/jira.issueviews:searchrequest-excel-all-fields/temp/SearchRequest.xls';
const html = '/sr/jira.issueviews:searchrequest-html-all-fields/temp/SearchRequest.html';
const xml = '/sr/jira.issueviews:searchrequest-xml/temp/SearchRequest.xml';
const of = (jql: string) => `?jqlQuery=${encodeURIComponent(jql)}`;

/** The fields of CSV, by RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describeOnEngines('Exports of the issue navigator', (context) => {
  it('writes the caller’s columns as CSV, in the query’s order', async () => {
    const { server } = context;
    await server.buildProject({ key: 'CSV' });
    await server.buildIssue({ project: 'CSV', summary: 'Plain' });
    await server.buildIssue({ project: 'CSV', summary: 'A "quoted", text', labels: ['b', 'a'] });
    const admin = server.as('admin');
    await admin.put('/rest/api/2/user/columns', ['issuekey', 'summary', 'status', 'labels', 'workratio']);
    const answer = await admin.get(`${csv}${of('project = CSV ORDER BY key')}`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv;charset=UTF-8');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="SearchRequest.csv"');
    const [head, ...rows] = readCsv(answer.text);
    expect(head).toEqual(['Key', 'Summary', 'Status', 'Labels', 'Work Ratio']);
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['CSV-1', 'Plain'],
      ['CSV-2', 'A "quoted", text'],
    ]);
    expect(rows[1]?.[3]).toBe('a, b');
    expect(rows[1]?.[4]).toBe('-1');
    const semicolons = await admin.get(`${csv}${of('project = CSV ORDER BY key')}&delimiter=;&tempMax=1`);
    expect(semicolons.text.split('\r\n')[1]).toMatch(/^CSV-1;Plain;/);
    expect(semicolons.text.split('\r\n')).toHaveLength(3);
    expect((await admin.get(`${csv}?delimiter=x`)).status).toBe(400);
    await admin.delete('/rest/api/2/user/columns');
  });

  it('shows custom fields as columns, to whoever may know of them', async () => {
    const { server } = context;
    const admin = server.as('admin');
    await server.buildProject({ key: 'COLS' });
    const { body: project } = await admin.get('/rest/api/2/project/COLS');
    const make = async (field: object): Promise<string> => {
      const { body, status, text } = await admin.post('/rest/api/2/field', field);
      expect(status, text).toBe(201);
      await admin.post(`/rest/api/2/screens/addToDefault/${body.id}`);
      return body.id;
    };
    const note = await make({ name: 'Note', type: 'textfield' });
    const size = await make({ name: 'Size', type: 'float' });
    const hidden = await make({ name: 'Secret', type: 'textfield', projectIds: [Number(project.id)] });
    await server.buildIssue({
      project: 'COLS',
      summary: 'One',
      [note]: '=1+1',
      [size]: 2.5,
      [hidden]: 'psst',
    });
    const columns = ['issuekey', note, size, hidden];
    expect((await admin.put('/rest/api/2/user/columns', columns)).status).toBe(200);
    expect((await admin.get('/rest/api/2/user/columns')).body).toEqual([
      { label: 'Key', value: 'issuekey' },
      { label: 'Note', value: note },
      { label: 'Size', value: size },
      { label: 'Secret', value: hidden },
    ]);
    expect(readCsv((await admin.get(`${csv}${of('project = COLS')}`)).text)).toEqual([
      ['Key', 'Custom field (Note)', 'Custom field (Size)', 'Custom field (Secret)'],
      ['COLS-1', "'=1+1", '2.5', 'psst'],
    ]);
    expect((await admin.get(`${html}${of('project = COLS')}`)).text).toContain('<th>Note</th>');
    const rss = (await admin.get(`${xml}${of('project = COLS')}`)).text;
    expect(rss).toContain(
      `<customfield id="${note}" key="com.atlassian.jira.plugin.system.customfieldtypes:textfield">\n<customfieldname>Note</customfieldname>\n<customfieldvalues>\n<customfieldvalue>=1+1</customfieldvalue>\n</customfieldvalues>\n</customfield>`,
    );
    expect(rss).toContain('<customfieldvalue>2.5</customfieldvalue>');
    expect(rss).toContain('<customfieldvalue>psst</customfieldvalue>');
    await admin.put('/rest/api/2/settings/columns', columns);
    await buildOutsider(server, 'colin');
    const colin = server.as('colin');
    const seen = (await colin.get('/rest/api/2/user/columns')).body.map(
      (one: { label: string }) => one.label,
    );
    expect(seen).toEqual(['Key', 'Note', 'Size']);
    expect((await colin.put('/rest/api/2/user/columns', [hidden])).status).toBe(400);
    expect((await colin.get(`${xml}${of('')}`)).text).not.toMatch(/Secret|psst/);
    expect((await colin.put('/rest/api/2/user/columns', ['customfield_424242'])).status).toBe(400);
    await admin.delete('/rest/api/2/user/columns');
    await admin.put('/rest/api/2/settings/columns', ['issuekey', 'summary']);
  });

  it('leaves no text that a spreadsheet takes for a formula', async () => {
    const { server } = context;
    await server.buildProject({ key: 'EVIL' });
    const evil = ['=HYPERLINK("http://x")', '+1', '-1+1', '@SUM(A1)', '＝1'];
    for (const summary of evil) await server.buildIssue({ project: 'EVIL', summary });
    const answer = await server.as('admin').get(`${allCsv}${of('project = EVIL ORDER BY key')}`);
    const [head = [], ...rows] = readCsv(answer.text);
    const summaries = rows.map((row) => row[head.indexOf('Summary')]);
    expect(summaries).toEqual(evil.map((text) => `'${text}`));
    const sheet = await server.as('admin').get(`${xls}${of('project = EVIL')}`);
    expect(sheet.headers['content-type']).toMatch(/^application\/vnd\.ms-excel/);
    for (const [, cell = ''] of sheet.text.matchAll(/<td>([^<]*)<\/td>/g))
      expect(cell).not.toMatch(/^[=+@＝]|^-(?!\d+$)/);
  });

  it('escapes what could be HTML or XML, and leaves out what XML cannot hold', async () => {
    const { server } = context;
    await server.buildProject({ key: 'ESC', name: 'Esc & Co' });
    const summary = '<script>alert(1)</script> & "co" ]]>';
    await server.buildIssue({
      project: 'ESC',
      summary,
      description: 'bell \u0007 and <img src=x onerror=alert(1)>',
      labels: ['l&l'],
    });
    await server.as('admin').post('/rest/api/2/issue/ESC-1/comment', { body: '</comment><x>' });
    for (const url of [html, xls, xml]) {
      const { status, text } = await server.as('admin').get(`${url}${of('project = ESC')}`);
      expect(status).toBe(200);
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(text).not.toMatch(/<script|<img|<x>/);
      if (url === xml) expect(text).not.toContain('\u0007');
    }
    const { text, headers } = await server.as('admin').get(`${xml}${of('project = ESC')}`);
    expect(headers['content-type']).toBe('text/xml;charset=UTF-8');
    expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<rss version="0.92">\n<channel>/);
    expect(text).toContain('<issue start="0" end="1" total="1"/>');
    expect(text).toContain('<project id="');
    expect(text).toContain('Esc &amp; Co</project>');
    expect(text).toContain('<label>l&amp;l</label>');
    expect(text).toContain('<key id="');
    expect(text).toContain('>Unresolved</resolution>');
    const page = await server.as('admin').get(`${html}${of('project = ESC')}`);
    expect(page.text).toContain('<a href="http://localhost:8090/jira/browse/ESC-1">ESC-1</a>');
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
  });

  it('exports a filter with the filter’s columns, and a filter that is hidden not at all', async () => {
    const { server } = context;
    await server.buildUser({ name: 'exporter' });
    await server.buildProject({ key: 'FILT' });
    await server.buildIssue({ project: 'FILT', summary: 'Found' });
    const exporter = server.as('exporter');
    const { id } = (await exporter.post('/rest/api/2/filter', { name: 'F', jql: 'project = FILT' })).body;
    await exporter.put(`/rest/api/2/filter/${id}/columns`, ['summary']);
    const url = `/sr/jira.issueviews:searchrequest-csv-current-fields/${id}/SearchRequest-${id}.csv`;
    expect((await exporter.get(url)).text).toBe('Summary\r\nFound\r\n');
    const hidden = await server.as('admin').get(url, { headers: { accept: 'application/json' } });
    const missing = await server
      .as('admin')
      .get(url.replaceAll(String(id), '999999'), { headers: { accept: 'application/json' } });
    expect([hidden.status, hidden.text]).toEqual([400, missing.text]);
  });

  it('exports nothing that the caller may not browse', async () => {
    const { server } = context;
    await server.buildProject({ key: 'DARK' });
    await server.buildIssue({ project: 'DARK', summary: 'Nobody sees this' });
    await buildOutsider(server, 'unseeing');
    for (const client of [server.as('unseeing'), server.anonymous]) {
      for (const url of [csv, allCsv, xls, html, xml]) {
        const { status, text } = await client.get(`${url}?jqlQuery=`);
        expect([url, status]).toEqual([url, 200]);
        expect(text).not.toContain('Nobody');
        expect(text).not.toContain('DARK');
      }
    }
  });

  it('writes every issue once, however many', async () => {
    const { server } = context;
    await server.buildProject({ key: 'ENDLESS' });
    const one = { fields: { project: { key: 'ENDLESS' }, summary: 'x', issuetype: { name: 'Task' } } };
    for (let at = 0; at < 5; at++) {
      const { status, text } = await server
        .as('admin')
        .post('/rest/api/2/issue/bulk', { issueUpdates: Array(50).fill(one) });
      expect([status, text.slice(0, 300)]).toEqual([201, expect.any(String)]);
    }
    const { text } = await server.as('admin').get(`${allCsv}${of('project = ENDLESS ORDER BY key')}`);
    const [head = [], ...rows] = readCsv(text);
    const keys = rows.map((row) => row[head.indexOf('Key')]);
    expect(keys).toEqual(Array.from({ length: 250 }, (_, at) => `ENDLESS-${at + 1}`));
    const part = await server
      .as('admin')
      .get(`${allCsv}${of('project = ENDLESS ORDER BY key')}&pager/start=240`);
    expect(readCsv(part.text)).toHaveLength(11);
  });

  it('answers an error, and no half a file, to wrong JQL and unknown views', async () => {
    const admin = context.server.as('admin');
    expect((await admin.get(`${csv}${of('bogus = 1')}`)).status).toBe(400);
    for (const url of [
      csv.replace('csv-current', 'pdf-current'),
      csv.replace('.csv', '.xml'),
      csv.replace('jira.issueviews:', 'com.example:'),
      csv.replace('temp', 'elsewhere'),
      '/sr/constructor/temp/SearchRequest.csv',
      '/sr/jira.issueviews:constructor/temp/SearchRequest.csv',
    ])
      expect([url, (await admin.get(url)).status]).toEqual([url, 404]);
    expect((await admin.get(`${csv}?tempMax=lots`)).status).toBe(400);
  });
});
