/** Every example of docs/jql.md, run against the demo as a new user would run it. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../support/demo.ts';
import { postgresAvailable } from '../support/postgres.ts';

const guide = await readFile(new URL('../../docs/jql.md', import.meta.url), 'utf8');

/** [query, what stands behind the arrow] of the blocks of one language. */
const examples = (language: string): [string, string][] =>
  [...guide.matchAll(/^```([\w-]+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .flatMap(([, , text = '']) => text.trim().split('\n'))
    .map((line) => line.split(' → ') as [string, string]);

const finding = examples('jql');
const failing = examples('jql-errors');

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe.skipIf(engine === 'PostgreSQL' && !postgresAvailable())(`docs/jql.md (${engine})`, () => {
    let demo: Demo;
    beforeAll(async () => {
      demo = await startDemo(engine);
    });
    afterAll(() => demo?.stop());

    const search = async (jql: string) => {
      const answer = await fetch(`${demo.base}/rest/api/2/search`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa('admin:admin')}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ jql, fields: ['summary'], maxResults: 1000 }),
      });
      return { status: answer.status, body: await answer.json() };
    };

    it('has examples', () => {
      expect(finding.length).toBeGreaterThan(40);
      expect(failing.length).toBeGreaterThan(5);
    });

    it.each(finding)('%s', async (jql, expected) => {
      const { status, body } = await search(jql);
      expect(body.errorMessages ?? []).toEqual([]);
      expect(status).toBe(200);
      const keys = body.issues.map(({ key }: { key: string }) => key.replace('TEST-', ''));
      const written = / issues$/.test(expected) ? `${keys.length} issues` : `TEST-${keys.join(' ')}`;
      expect(written).toBe(expected);
    });

    it.each(failing)('%s is refused', async (jql, expected) => {
      const { status, body } = await search(jql);
      expect([status, body.errorMessages]).toEqual([400, [expected]]);
    });
  });
}
