/**
 * The index of texts is true to the texts: after whatever is done to issues, every text has the terms that it would be
 * given anew, the index holds what the columns hold, and the dictionary has every term. On both engines.
 */
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import type { Db } from '../../src/db/engine.ts';
import { termsOf } from '../../src/db/full-text.ts';
import { fillTerms } from '../../src/db/migrations/0030-text-index.ts';
import { indexText, STOP } from '../../src/kernel/words.ts';
import { type Client, describeOnEngines, type OnEngine } from '../support/server.ts';

const columns = [
  ['issue', 'summary', 'summary_terms'],
  ['issue', 'description', 'description_terms'],
  ['issue', 'environment', 'environment_terms'],
  ['comment', 'body', 'body_terms'],
  ['worklog', 'comment', 'comment_terms'],
  ['custom_field_value', 'text', 'text_terms'],
] as const;

async function expectTrue({ server }: OnEngine): Promise<void> {
  const { db, engine } = server.app.database;
  const known = new Set((await db.selectFrom('text_term').select('term').execute()).map(({ term }) => term));
  for (const [table, text, terms] of columns) {
    const rows = await sql<{ id: number; text: string | null; terms: string | null }>`
      select id, ${sql.ref(text)} as text, cast(${sql.ref(terms)} as text) as terms from ${sql.table(table)}`.execute(
      db,
    );
    for (const row of rows.rows) {
      const expected = row.text === null ? null : termsOf(db, row.text);
      const same = sql<{ same: unknown }>`select cast(${expected} as ${engine.columns.terms})
        is not distinct from cast(${row.terms} as ${engine.columns.terms}) as same`;
      expect([table, text, row.id, Boolean((await same.execute(db)).rows[0]?.same)]).toEqual([
        table,
        text,
        row.id,
        true,
      ]);
      const { places, raw } = indexText(row.text ?? '');
      const missing = [...places, ...raw].filter(
        (term) => term !== null && !term.startsWith(STOP) && !known.has(term),
      );
      expect(missing).toEqual([]);
    }
    if (table === 'comment' && engine.name === 'postgres') await expectLookedUp(db);
    if (engine.name === 'sqlite') {
      // Fails where the index holds anything else than the columns do.
      const index = sql.table(`${table}_terms`);
      await sql`insert into ${index} (${index}, rank) values ('integrity-check', 1)`.execute(db);
    }
  }
}

/** What comments are looked up by is what they are, and its index finds each by each of its words and pairs, and no other. */
async function expectLookedUp(db: Db): Promise<void> {
  const columns = sql.raw('id, issue_id, visible_role_id, visible_group_id');
  const lookup = await sql`select ${columns} from comment_lookup order by id`.execute(db);
  const own = await sql`select ${columns} from comment order by id`.execute(db);
  expect(lookup.rows).toEqual(own.rows);
  const having = new Map<string, number[]>();
  const { rows } = await sql<{ id: number; body: string }>`select id, body from comment order by id`.execute(
    db,
  );
  for (const { id, body } of rows) {
    const { places, raw } = indexText(body);
    const pairs = places.flatMap((term, at) => (at === 0 ? [] : `${places[at - 1]} ${term}`));
    for (const term of new Set([...places, ...raw, ...pairs]))
      having.set(term ?? '', [...(having.get(term ?? '') ?? []), id]);
  }
  await db.transaction().execute(async (open) => {
    // So that no other way is left than through the index.
    for (const way of ['seqscan', 'indexscan', 'indexonlyscan'])
      await sql.raw(`set local enable_${way} = off`).execute(open);
    for (const [term, ids] of having) {
      const query = `'${term}'`;
      const found = await sql<{ id: number }>`select id from comment_lookup
        where comment_words(id) @@ ${query}::tsquery order by id`.execute(open);
      expect([term, found.rows.map(({ id }) => id)]).toEqual([term, ids]);
    }
  });
}

describeOnEngines('the index of texts', (context: OnEngine) => {
  let notes = '';
  let admin: Client;
  const field = 'com.atlassian.jira.plugin.system.customfieldtypes:textarea';

  beforeAll(async () => {
    admin = context.server.as('admin');
    const { body } = await admin.post('/rest/api/2/field', { name: 'Notes', type: field });
    notes = body.id;
  });

  const find = async (jql: string): Promise<string[]> => {
    const { status, body, text } = await admin.post('/rest/api/2/search', { jql, fields: ['summary'] });
    if (status !== 200) throw new Error(text);
    return body.issues.map(({ key }: { key: string }) => key);
  };

  it('follows each text from its first word to its removal', async () => {
    const { server } = context;
    await server.buildProject({ key: 'ONE' });
    const { key } = await server.buildIssue({ project: 'ONE', summary: 'alpha', description: 'beta' });
    const issue = `/rest/api/2/issue/${key}`;
    const steps: [() => Promise<{ status: number }>, found: string, gone?: string][] = [
      [() => admin.get(issue), 'summary ~ alpha and description ~ beta and text ~ beta'],
      [() => admin.put(issue, { fields: { summary: 'gamma' } }), 'summary ~ gamma', 'text ~ alpha'],
      [() => admin.put(issue, { fields: { description: null } }), 'description is empty', 'text ~ beta'],
      [() => admin.put(issue, { update: { comment: [{ add: { body: 'delta' } }] } }), 'comment ~ delta'],
      [
        () => admin.post(`${issue}/worklog`, { timeSpent: '1h', comment: 'epsilon' }),
        'worklogComment ~ epsilon',
        'text ~ epsilon',
      ],
    ];
    for (const [act, found, gone] of steps) {
      expect((await act()).status).toBeLessThan(300);
      expect([found, await find(found)]).toEqual([found, [key]]);
      if (gone) expect([gone, await find(gone)]).toEqual([gone, []]);
    }
    await expectTrue(context);
    expect((await admin.delete(issue)).status).toBe(204);
    expect(await find('text ~ gamma or comment ~ delta or worklogComment ~ epsilon')).toEqual([]);
    await expectTrue(context);
  });

  it('takes a comment of any words, and finds two that stand side by side in it', async () => {
    const { server } = context;
    await server.buildProject({ key: 'BIG' });
    const { key } = await server.buildIssue({ project: 'BIG', summary: 'x' });
    // As many pairs as a comment can have, each as long as can be.
    const words = Array.from({ length: 32_000 }, (_, at) =>
      at % 2 === 0 ? `w${at}` : `${'ж'.repeat(80)}${at % 40}`,
    );
    let body = '';
    for (const word of words) {
      if (body.length + word.length > 32_000) break;
      body += `${word} `;
    }
    const { status } = await admin.post(`/rest/api/2/issue/${key}/comment`, { body });
    expect(status).toBe(201);
    expect(await find(`project = BIG and comment ~ "\\"w0 ${'ж'.repeat(80)}1\\""`)).toEqual([key]);
    expect(await find(`project = BIG and comment ~ "\\"w0 ${'ж'.repeat(80)}3\\""`)).toEqual([]);
    await admin.delete(`/rest/api/2/issue/${key}`);
  });

  it('holds the texts of custom fields, by name and for all texts', async () => {
    const { server } = context;
    await server.buildProject({ key: 'CUS' });
    const { db } = server.app.database;
    const { key, id } = await server.buildIssue({ project: 'CUS', summary: 'x' });
    const fieldId = Number(notes.replace('customfield_', ''));
    const value = { issue_id: Number(id), field_id: fieldId, sequence: 0, updated: 0 };
    await db
      .insertInto('custom_field_value')
      .values({
        ...value,
        text: 'Zetas are',
        text_lower: 'zetas are',
        text_terms: termsOf(db, 'Zetas are'),
      } as never)
      .execute();
    for (const jql of ['Notes ~ zeta', `cf[${fieldId}] ~ "zet*"`, 'text ~ zetas']) {
      expect([jql, await find(jql)]).toEqual([jql, [key]]);
    }
    expect(await find('Notes !~ zeta')).toEqual([]);
    await admin.delete(`/rest/api/2/issue/${key}`);
    expect(await find('text ~ zeta')).toEqual([]);
    await expectTrue(context);
  });

  it('stays true to the texts whatever is done', async () => {
    const { server } = context;
    const word = fc.constantFrom(
      'run',
      'running',
      'Über',
      'the',
      'lcls-ii',
      '日本',
      "user's",
      'Customers',
      '',
    );
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    const step = fc.record({
      what: fc.constantFrom(
        'create',
        'bulk',
        'edit',
        'comment',
        'recomment',
        'uncomment',
        'log',
        'relog',
        'unlog',
        'move',
        'delete',
      ),
      text,
      which: fc.nat(5),
    });
    await server.buildProject({ key: 'EVER' });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        for (const one of steps) await act(admin, one);
        await expectTrue(context);
      }),
      { numRuns: 6, seed: 3, endOnFailure: true },
    );
    expect((await admin.delete('/rest/api/2/project/EVER')).status).toBe(204);
    await expectTrue(context);
  });

  it('is made of the texts that were there before it', async () => {
    const { server } = context;
    await server.buildProject({ key: 'OLD' });
    for (let at = 0; at < 3; at++) {
      await server.buildIssue({ project: 'OLD', summary: `kept ${at}`, description: 'olden days' });
    }
    await admin.post('/rest/api/2/issue/OLD-1/comment', { body: 'an olden comment' });
    const { db, engine } = server.app.database;
    for (const [table, , terms] of columns) {
      await sql`update ${sql.table(table)} set ${sql.ref(terms)} = null`.execute(db);
    }
    expect(await find('text ~ olden')).toEqual([]);
    await fillTerms(db, engine);
    expect(await find('text ~ olden order by key')).toEqual(['OLD-1', 'OLD-2', 'OLD-3']);
    expect(await find('comment ~ olden')).toEqual(['OLD-1']);
    await expectTrue(context);
  });
});

interface Step {
  what: string;
  text: string;
  which: number;
}

/** Does one thing to one of the issues, where there is one. What is refused has changed nothing. */
async function act(admin: Client, { what, text, which }: Step): Promise<void> {
  const fields = {
    project: { key: 'EVER' },
    issuetype: { name: 'Task' },
    summary: `${text} x`,
    description: text,
  };
  if (what === 'create') await admin.post('/rest/api/2/issue', { fields });
  if (what === 'bulk') await admin.post('/rest/api/2/issue/bulk', { issueUpdates: [{ fields }, { fields }] });
  const { body } = await admin.post('/rest/api/2/search', {
    jql: 'project = EVER',
    fields: ['comment', 'worklog'],
  });
  const issue = body.issues[which % Math.max(body.issues.length, 1)];
  if (!issue) return;
  const path = `/rest/api/2/issue/${issue.key}`;
  const comment = issue.fields.comment.comments[0]?.id;
  const worklog = issue.fields.worklog.worklogs[0]?.id;
  const work = { timeSpent: '1h', comment: text };
  switch (what) {
    case 'edit':
      await admin.put(path, {
        fields: { summary: `${text} y`, description: text, environment: `${text} z` },
      });
      return;
    case 'comment':
      await admin.post(`${path}/comment`, { body: `${text} c` });
      return;
    case 'recomment':
      if (comment) await admin.put(`${path}/comment/${comment}`, { body: `${text} d` });
      return;
    case 'uncomment':
      if (comment) await admin.delete(`${path}/comment/${comment}`);
      return;
    case 'log':
      await admin.post(`${path}/worklog`, work);
      return;
    case 'relog':
      if (worklog) await admin.put(`${path}/worklog/${worklog}`, work);
      return;
    case 'unlog':
      if (worklog) await admin.delete(`${path}/worklog/${worklog}`);
      return;
    case 'move': {
      const { body: moves } = await admin.get(`${path}/transitions`);
      const update = { comment: [{ add: { body: `${text} e` } }] };
      await admin.post(`${path}/transitions`, { transition: { id: moves.transitions[0].id }, update });
      return;
    }
    case 'delete':
      await admin.delete(path);
  }
}
