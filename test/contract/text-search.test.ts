/**
 * Searching texts: what a text asks for, what is found, and that the index is true to the texts after anything that
 * changes them. One table for both engines, and an evaluator that reads the texts without any index.
 */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { editDistance } from '../../src/kernel/edit-distance.ts';
import { RAW, splitWords, termOf } from '../../src/kernel/words.ts';
import { parseText, type TextNode } from '../../src/search/jql/text.ts';
import { type Client, describeOnEngines, type OnEngine } from '../support/server.ts';

const quote = (text: string): string => `"${text.replace(/[\\"]/g, (sign) => `\\${sign}`)}"`;

async function ask(client: Client, jql: string) {
  const { status, body } = await client.post('/rest/api/2/search', {
    jql,
    fields: ['summary'],
    maxResults: 1000,
  });
  return { status, body };
}

const keysOf = (body: { issues: { key: string }[] }): string[] => body.issues.map(({ key }) => key);

/** An issue each, by its number in the project. */
const documents = [
  'Customers are customizing the login page', // 1
  'Full screen mode flickers', // 2
  'The screen is not full of errors', // 3
  'Naïve café owners drink Größe XXL', // 4
  'lcls-ii detector psana:detector v3.14 snake_case', // 5
  'Roam the foam with roams and foams', // 6
  '日本語のテスト', // 7
  'red green blue', // 8
  'red then a lot of other words and at last blue', // 9
  'blue red', // 10
  'To be or not to be', // 11
  "Don't touch the user's C++ code (100%)", // 12
  'ТЕСТ Ёлка Σίσυφος', // 13
  'testing tested tester', // 14
  'teletext', // 15
];

/** Text to search for, and the numbers of the issues that it finds. */
const table: [text: string, found: number[]][] = [
  // Case, accents, widths, scripts.
  ['LOGIN', [1]],
  ['naive cafe', [4]],
  ['grosse', [4]],
  ['Größe', [4]],
  ['ｘｘｌ', [4]],
  ['日本', [7]],
  ['本日', []],
  ['テスト', [7]],
  ['ёлка', [13]],
  ['σισυφος', [13]],
  // Stems, but not other words.
  ['customize', [1]],
  ['customer', [1]],
  ['custom', [1]],
  ['page', [1]],
  ['error', [3]],
  ['err', []],
  ['test', [14]],
  // All of the words, in any order, stop words aside.
  ['full screen', [2, 3]],
  ['screen the full', [2, 3]],
  ['the', []],
  ['be', []],
  ['full nothing', []],
  // Operators.
  ['login OR flicker', [1, 2]],
  ['login || flicker', [1, 2]],
  ['login or flicker', []],
  ['full AND screen', [2, 3]],
  ['full && errors', [3]],
  ['full NOT errors', [2]],
  ['full -errors', [2]],
  ['full !errors', [2]],
  ['full NOT (errors OR mode)', []],
  ['+full mode', [2]],
  ['red OR +green', [8]],
  ['red OR -green', [9, 10]],
  ['red blue OR green', [8, 9, 10]],
  ['login (pages OR nothing)', [1]],
  ['-red', [1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 14, 15]],
  // Phrases.
  ['"full screen"', [2]],
  ['"screen full"', []],
  ['"screen is not full"', [3]],
  ['"to be or not to be"', [11]],
  ['"to be to be"', []],
  ['"login pages"', [1]],
  ['-"full screen" screen', [3]],
  // Words that are near.
  ['"red blue"~1', [8, 10]],
  ['"blue red"~0', [10]],
  ['"red blue"~9', [8, 9, 10]],
  ['"red blue"~8', [8, 10]],
  ['"red green blue"~1', [8]],
  ['"blue green red"~1', [8]],
  // Signs that divide words.
  ['lcls-ii', [5]],
  ['"lcls ii"', [5]],
  ['ii', [5]],
  ['psana:detector', [5]],
  ['psana', [5]],
  ['v3.14', [5]],
  ['14', [5]],
  ['snake_case', [5]],
  ['snake', []],
  ["don't", [12]],
  ['user', [12]],
  ['c++', [12]],
  ['100%', [12]],
  [String.raw`\(100\%\)`, [12]],
  // Wildcards, on words as they are written.
  ['custom*', [1]],
  ['customiz*', [1]],
  ['*screen', [2, 3]],
  ['s?r*n', [2, 3]],
  ['te?t*', [14]],
  // The stem of a word is one, too.
  ['te*t', [14, 15]],
  ['t*te?t', [15]],
  ['*_case', [5]],
  ['lcls-i*', [5]],
  ['nothing*', []],
  ['scree?', [2, 3]],
  ['screen?', []],
  ['ТЕС*', [13]],
  // Similar words.
  ['roam~', [6]],
  ['foan~', [6]],
  ['raom~1', [6]],
  ['xoax~1', []],
  ['teletxet~1', [15]],
  ['teletxte~2', [15]],
  ['flickres~0.8', [2]],
  ['flickres~0.95', []],
  // What only counts for the order.
  ['login^4 page^0.5', [1]],
  ['"full screen"^2', [2]],
];

describeOnEngines('searching texts', (context: OnEngine) => {
  beforeAll(async () => {
    await context.server.buildProject({ key: 'DOC' });
    for (const summary of documents) await context.server.buildIssue({ project: 'DOC', summary });
  });

  it.each(table)('%j finds %j', async (text, found) => {
    const { status, body } = await ask(
      context.server.as('admin'),
      `project = DOC and summary ~ ${quote(text)} order by key`,
    );
    expect([status, keysOf(body)]).toEqual([200, found.map((number) => `DOC-${number}`)]);
  });
});

/** The words and operators that random texts are made of: few, so that they meet. */
const vocabulary = [
  'run',
  'runs',
  'running',
  'the',
  'of',
  'red',
  'reds',
  'rod',
  'über',
  'x_y',
  'a-b',
  '日本',
  "it's",
  '7.5',
  'donaudampfschifffahrtsgesellschaften',
];
const sentences = fc.array(fc.constantFrom(...vocabulary), { maxLength: 8 }).map((words) => words.join(' '));
const patterns = ['r*', '*d', 'r?d', 'ru*s', 'runing~1', 'red~1', 'ubre~', '*ed', 'x?y', 'uber*'];
const leaf = fc.oneof(
  fc.constantFrom(...vocabulary, ...patterns),
  fc
    .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 4 })
    .map((words) => `"${words.join(' ')}"`),
  fc
    .tuple(fc.array(fc.constantFrom(...vocabulary), { minLength: 2, maxLength: 4 }), fc.nat(4))
    .map(([words, within]) => `"${words.join(' ')}"~${within}`),
);
const { question } = fc.letrec<{ question: string; clause: string }>((tie) => ({
  clause: fc.oneof(
    { depthSize: 'small' },
    leaf,
    tie('question').map((inner) => `x (${inner})`),
  ),
  question: fc
    .array(
      fc.tuple(
        fc.constantFrom('', '', ' AND', ' OR', ' &&', ' ||'),
        fc.constantFrom('', '', '', '+', '-', 'NOT '),
        tie('clause'),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) =>
      parts
        .map(([conjunction, sign, clause], nth) => `${nth === 0 ? '' : conjunction} ${sign}${clause}`)
        .join(''),
    ),
}));

/** The same answer without an index: each text read word by word. `dictionary`: all terms that there are. */
function has(text: string, node: TextNode, dictionary: readonly string[]): boolean {
  const words = splitWords(text);
  const places = words.map(termOf);
  const terms = new Set([...places, ...words.map(({ raw }) => RAW + raw)]);
  const inText = (term: string) => places.includes(term) || (term.startsWith(RAW) && terms.has(term));
  const own = (word: string) => (term: string) => term === word || term === RAW + word;
  switch (node.kind) {
    case 'term':
      return places.includes(node.term);
    case 'phrase':
      return places.some((_, at) => node.terms.every((term, nth) => places[at + nth] === term));
    case 'near':
      return places.some((_, at) => {
        const window = places.slice(at, at + node.within + node.terms.length);
        return node.terms.every((term) => window.includes(term));
      });
    case 'pattern': {
      const regex = new RegExp(`^=?${node.pattern.replaceAll('?', '.').replaceAll('*', '.*')}$`, 'u');
      return dictionary.some((term) => regex.test(term) && inText(term));
    }
    case 'similar': {
      const near = dictionary.filter((term) => {
        const word = Array.from(term.replace(/^=/, ''));
        return editDistance(Array.from(node.word), word, node.edits) <= node.edits;
      });
      return near.some((term) => inText(term) && own(term.replace(/^=/, ''))(term));
    }
    case 'group': {
      const { must, should, not } = node;
      const one = (part: TextNode) => has(text, part, dictionary);
      if (not.some(one)) return false;
      return must.length > 0 ? must.every(one) : should.some(one);
    }
  }
}

describeOnEngines('random texts, searched by an index and word by word', (context: OnEngine) => {
  it('give the same answers', async () => {
    const { server } = context;
    const admin = server.as('admin');
    await server.buildProject({ key: 'RND' });
    const texts = fc.sample(sentences, { numRuns: 40, seed: 4 }).map((text) => `${text} .`);
    for (const summary of texts) {
      const { key } = await server.buildIssue({ project: 'RND', summary });
      await admin.post(`/rest/api/2/issue/${key}/comment`, { body: summary });
    }
    const { db } = await server.ctx();
    const rows = await db.selectFrom('text_term').select('term').execute();
    const dictionary = rows.map(({ term }) => term);
    await fc.assert(
      fc.asyncProperty(question, fc.constantFrom('summary', 'comment'), async (text, field) => {
        const outcome = parseText(field, text);
        const { status, body } = await ask(
          admin,
          `project = RND and ${field} ~ ${quote(text)} order by key asc`,
        );
        if ('problem' in outcome) {
          expect([status, body.errorMessages]).toEqual([400, [outcome.problem]]);
          return;
        }
        const { query } = outcome;
        const onlyNot = query.must.length + query.should.length === 0 && query.not.length > 0;
        const expected = texts.flatMap((one, at) => {
          const found = onlyNot
            ? !query.not.some((part) => has(one, part, dictionary))
            : has(one, query, dictionary);
          return found ? [`RND-${at + 1}`] : [];
        });
        expect([status, body.total, keysOf(body)]).toEqual([200, expected.length, expected]);
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  it('are bounded: garbage is answered or refused', async () => {
    const signs = [...'ab"*?~^+-!&|()[]{}:\\.=\'%_ 0é日\u0000\u{1f600}\ud800', ' AND ', ' OR ', 'NOT '];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...signs), { maxLength: 25 }), async (parts) => {
        for (const field of ['text', 'comment', 'worklogComment']) {
          const text = [...parts.join('')].map(
            (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
          );
          const { status, body } = await ask(context.server.as('admin'), `${field} ~ "${text.join('')}"`);
          expect([200, 400]).toContain(status);
          if (status === 400) expect(body.errorMessages).toHaveLength(1);
        }
      }),
      { numRuns: 150, seed: 5 },
    );
  });
});

describeOnEngines('wildcards', (context: OnEngine) => {
  it('stand for so many words at most', async () => {
    const { server } = context;
    await server.buildProject({ key: 'WILD' });
    const words = (from: number) => Array.from({ length: 600 }, (_, at) => `zq${from + at}zq`).join(' ');
    for (const from of [1000, 2000]) {
      await server.buildIssue({ project: 'WILD', summary: 'many', description: words(from) });
    }
    const admin = server.as('admin');
    const limit = (pattern: string, most: number) =>
      `The wildcards in '${pattern}' stand for too many words. At most ${most} are possible: write more of the word.`;
    const refused = await ask(admin, 'text ~ "*zq"');
    expect([refused.status, refused.body.errorMessages]).toEqual([400, [limit('*zq', 1000)]]);
    expect((await ask(admin, 'text ~ "zq1*"')).body.total).toBe(1);
    expect((await ask(admin, 'text ~ "*1zq"')).body.total).toBe(2);
    const hostile = `${'*z?q'.repeat(200)}*`;
    expect((await ask(admin, `text ~ "${hostile}"`)).body.total).toBe(0);
    const warned = await admin.post('/rest/api/2/search', { jql: 'text ~ "*zq"', validateQuery: false });
    expect([warned.status, warned.body.total, warned.body.warningMessages]).toEqual([
      200,
      0,
      [limit('*zq', 1000)],
    ]);
  });
});

describeOnEngines('what a reader may not see', (context: OnEngine) => {
  beforeAll(async () => {
    const { server } = context;
    await server.buildProject({ key: 'SEC' });
    await server.buildUser({ name: 'eve' });
    for (const summary of ['First', 'Second', 'Third']) await server.buildIssue({ project: 'SEC', summary });
    const admin = server.as('admin');
    const only = { visibility: { type: 'group', value: 'jira-administrators' } };
    await admin.post('/rest/api/2/issue/SEC-1/comment', { body: 'The password is swordfish', ...only });
    await admin.post('/rest/api/2/issue/SEC-2/comment', { body: 'A fish', visibility: null });
    await admin.post('/rest/api/2/issue/SEC-1/worklog', {
      timeSpent: '1h',
      comment: 'Caught a swordfish',
      ...only,
    });
  });

  it.each(['comment', 'text', 'worklogComment'])('is not found by %s', async (field) => {
    const eve = context.server.as('eve');
    for (const text of [
      'swordfish',
      'sword*',
      '*dfish',
      'swordfis~1',
      'swordfish OR nothing',
      '\\"is swordfish\\"',
    ]) {
      expect((await ask(eve, `${field} ~ "${text}"`)).body.total).toBe(0);
    }
    expect((await ask(context.server.as('admin'), `${field} ~ swordfish`)).body.total).toBe(1);
  });

  it('changes no order', async () => {
    const jql = 'project = SEC and text ~ "first OR second OR third OR swordfish^1000"';
    expect(keysOf((await ask(context.server.as('eve'), jql)).body)).toEqual(['SEC-3', 'SEC-2', 'SEC-1']);
    expect(keysOf((await ask(context.server.as('admin'), jql)).body)).toEqual(['SEC-3', 'SEC-2', 'SEC-1']);
  });
});

describeOnEngines('the order of a text search', (context: OnEngine) => {
  it('is by relevance where none is asked for: summary first, boosts, the newest key', async () => {
    const { server } = context;
    await server.buildProject({ key: 'ORD' });
    const make = (summary: string, description: string) =>
      server.buildIssue({ project: 'ORD', summary, description });
    await make('kettle', 'pot');
    await make('pot', 'kettle');
    await make('kettle', 'cup');
    await make('cup', 'kettle cup');
    const find = async (jql: string) =>
      keysOf((await ask(server.as('admin'), jql)).body)
        .map((key) => key.slice(4))
        .join(' ');
    expect(await find('project = ORD and text ~ kettle')).toBe('3 1 4 2');
    expect(await find('text ~ kettle and project = ORD order by key asc')).toBe('1 2 3 4');
    expect(await find('project = ORD and summary ~ kettle')).toBe('3 1');
    expect(await find('project = ORD and text ~ "kettle OR cup^3"')).toBe('4 3 1 2');
    expect(await find('project = ORD and text ~ "kettle OR pot^3"')).toBe('2 1 3 4');
    expect(await find('project = ORD and text ~ "kettle OR pot^0.1"')).toBe('3 2 1 4');
    expect(await find('project = ORD and not text ~ teapot')).toBe('4 3 2 1');
  });
});
