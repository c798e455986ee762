/** Whatever is sent, the answer is a success or a 4xx in Jira's shape, and a refusal leaves no trace. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemFields } from '../../src/issue/fields/system-fields.ts';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/api/2/issue';
const json = { headers: { 'content-type': 'application/json' } };

const names = fc.constantFrom(
  ...systemFields.map((field) => field.id),
  'nope',
  'customfield_10000',
  'toString',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', 'admin', 'Task', '1', '-1', '1h', '2026-02-29', '\ud800', 'a\u0000b'),
);
const scalar = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
const reference = fc.dictionary(
  fc.constantFrom(
    'id',
    'name',
    'key',
    'value',
    'body',
    'visibility',
    'originalEstimate',
    'remainingEstimate',
  ),
  scalar,
  { maxKeys: 3 },
);
const value = fc.oneof(
  scalar,
  reference,
  fc.array(fc.oneof(scalar, reference), { maxLength: 4 }),
  fc.jsonValue({ maxDepth: 3 }),
);
const operation = fc.dictionary(fc.constantFrom('set', 'add', 'remove', 'edit', 'nope'), value, {
  maxKeys: 2,
});
const body = fc.record(
  {
    fields: fc.oneof({ weight: 9, arbitrary: fc.dictionary(names, value, { maxKeys: 5 }) }, value),
    update: fc.oneof(
      {
        weight: 9,
        arbitrary: fc.dictionary(names, fc.oneof(fc.array(operation, { maxLength: 3 }), value), {
          maxKeys: 4,
        }),
      },
      value,
    ),
    properties: fc.oneof(fc.array(fc.record({ key: text, value }), { maxLength: 2 }), value),
    transition: fc.oneof(fc.record({ id: scalar }), value),
    historyMetadata: value,
  },
  { requiredKeys: [] },
);

describeOnEngines('anything at all', (context) => {
  let admin: Client;

  beforeAll(async () => {
    admin = context.server.as('admin');
    await context.server.buildProject({ key: 'TEST' });
    await context.server.buildIssue({ project: 'TEST' });
  });

  const isAnswer = ({ status, body, text }: Answer): void => {
    if (status < 300) return;
    expect(status, text).toBeGreaterThanOrEqual(400);
    expect(status, text).toBeLessThan(500);
    expect(Object.keys(body)).toEqual(['errorMessages', 'errors']);
    for (const sentence of [...body.errorMessages, ...Object.values(body.errors)])
      expect(typeof sentence).toBe('string');
    expect(body.errorMessages.length + Object.keys(body.errors).length).toBeGreaterThan(0);
  };

  const always = (
    send: (sent: string) => Promise<void>,
    arbitrary: fc.Arbitrary<unknown> = body,
    numRuns = 100,
  ) =>
    fc.assert(
      fc.asyncProperty(arbitrary, (sent) => send(JSON.stringify(sent) ?? '')),
      { numRuns, seed: 11, endOnFailure: true },
    );

  const issues = async () => (await admin.get('/rest/api/2/search?maxResults=0')).body.total;

  describe('is answered', () => {
    it('to POST /rest/api/2/issue, and makes an issue only with 201', () =>
      always(async (sent) => {
        const before = await issues();
        const parsed = JSON.parse(sent);
        const isObject =
          typeof parsed.fields === 'object' && parsed.fields !== null && !Array.isArray(parsed.fields);
        const fields = isObject
          ? { project: { key: 'TEST' }, issuetype: { name: 'Task' }, summary: 'x', ...parsed.fields }
          : parsed.fields;
        const answer = await admin.post(path, JSON.stringify({ ...parsed, fields }), json);
        isAnswer(answer);
        expect(await issues()).toBe(answer.status === 201 ? before + 1 : before);
      }));

    it('to PUT /rest/api/2/issue/{issueIdOrKey}, and a refusal changes nothing', () =>
      always(async (sent) => {
        const whole = `${path}/TEST-1?expand=changelog&properties=*all`;
        const before = (await admin.get(whole)).text;
        const answer = await admin.put(`${path}/TEST-1`, sent, json);
        isAnswer(answer);
        if (answer.status >= 400) expect((await admin.get(whole)).text).toBe(before);
      }));

    it('to POST /rest/api/2/issue/{issueIdOrKey}/transitions', () =>
      always(async (sent) => isAnswer(await admin.post(`${path}/TEST-1/transitions`, sent, json))));

    it('to PUT /rest/api/2/issue/{issueIdOrKey}/assignee', () =>
      always(
        async (sent) => isAnswer(await admin.put(`${path}/TEST-1/assignee`, sent, json)),
        fc.oneof(reference, value),
      ));

    it('to POST /rest/api/2/issue/{issueIdOrKey}/comment', () =>
      always(
        async (sent) => isAnswer(await admin.post(`${path}/TEST-1/comment`, sent, json)),
        fc.oneof(
          fc.record(
            { body: value, visibility: fc.oneof(fc.record({ type: text, value: text }), value) },
            { requiredKeys: [] },
          ),
          value,
        ),
      ));

    it('to POST /rest/api/2/issue/{issueIdOrKey}/watchers', () =>
      always(async (sent) => isAnswer(await admin.post(`${path}/TEST-1/watchers`, sent, json)), value, 60));

    it('to POST /rest/api/2/issue/bulk', () =>
      always(
        async (sent) => isBulk(await admin.post(`${path}/bulk`, `{"issueUpdates":[${sent}]}`, json)),
        fc.oneof(body, value),
        80,
      ));

    it('to GET /rest/api/2/issue/{issueIdOrKey} with any query', () =>
      fc.assert(
        fc.asyncProperty(
          fc.dictionary(fc.constantFrom('fields', 'expand', 'properties', 'updateHistory', 'x'), text, {
            maxKeys: 4,
          }),
          async (query) => {
            const search = new URLSearchParams(
              Object.entries(query).map(([name, one]) => [name, one.toWellFormed()]),
            );
            isAnswer(await admin.get(`${path}/TEST-1?${search}`));
          },
        ),
        { numRuns: 60, seed: 11 },
      ));
  });

  /** A bulk refusal carries the errors of each. */
  const isBulk = (answer: Answer): void => {
    if (answer.body?.issues === undefined) {
      isAnswer(answer);
      return;
    }
    expect([201, 400]).toContain(answer.status);
    for (const error of answer.body.errors) expect(error.status).toBeLessThan(500);
  };
});
