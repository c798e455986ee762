/** What is pure about queries in the navigator. */
import { describe, expect, it } from 'vitest';
import { type Basic, readBasic, withCondition, writeBasic } from './basic.ts';
import { placeAt } from './context.ts';
import { sortedBy, splitOrder } from './order.ts';
import { placeOfError } from './places-of-error.ts';
import { quoteText, unquote } from './tokens.ts';

describe('A query as chips', () => {
  it.each([
    'project = TEST AND status in (Open, "In Progress") ORDER BY updated DESC',
    'assignee = currentUser()',
    'assignee in (currentUser(), EMPTY)',
    'fixVersion in unreleasedVersions(TEST, "Other one")',
    'text ~ "a \\"quoted\\" word" AND due <= 7d',
    'assignee is EMPTY AND labels is not EMPTY',
    'status not in (Open, Closed) AND cf[10001] = 7 ORDER BY cf[10001] ASC, key DESC',
    '"Story Points" > 3',
    '',
    'ORDER BY created DESC',
  ])('comes back as it was: %s', (jql) => {
    expect(writeBasic(readBasic(jql) as Basic)).toBe(jql);
  });

  it.each([
    ['a = 1 OR b = 2', 'or'],
    ['NOT a = 1', 'not'],
    ['(a = 1)', 'parentheses'],
    ['status was Open', 'history'],
    ['status changed', 'history'],
    ['a = 1 AND A = 2', 'twice'],
    ['a =', 'unfinished'],
    ['a in (1, ', 'unfinished'],
    ['a = "x', 'unfinished'],
    ['a = f(', 'unfinished'],
    ['a 7', 'unfinished'],
  ])('%s is not shown: %s', (jql, reason) => {
    expect(readBasic(jql)).toBe(reason);
  });

  it('a chosen value takes the place of what the field had, and none takes the condition away', () => {
    const basic = readBasic('project = A AND status = Open ORDER BY key ASC') as Basic;
    const more = withCondition(basic, { field: 'Project', operator: 'in', values: ['A', 'B'] });
    expect(writeBasic(more)).toBe('Project in (A, B) AND status = Open ORDER BY key ASC');
    expect(writeBasic(withCondition(more, { field: 'status', operator: 'in', values: [] }))).toBe(
      'Project in (A, B) ORDER BY key ASC',
    );
  });
});

describe('The order of a query', () => {
  it('is read apart from texts that look like one', () => {
    expect(splitOrder('summary ~ "order by" order by a desc, "B c"')).toEqual({
      where: 'summary ~ "order by"',
      sorts: [
        { field: 'a', descending: true },
        { field: '"B c"', descending: false },
      ],
    });
  });

  it('a head sorts by its column, then the other way round, and keeps what was before behind', () => {
    const once = sortedBy('a = 1 ORDER BY created DESC', ['key', 'issuekey']);
    expect(once).toBe('a = 1 ORDER BY key ASC, created DESC');
    expect(sortedBy(once, ['key', 'issuekey'])).toBe('a = 1 ORDER BY key DESC, created DESC');
    expect(sortedBy('', ['Story Points'])).toBe('ORDER BY "Story Points" ASC');
  });
});

describe('What a query wants at a place', () => {
  it.each([
    ['', 'field', ''],
    ['pro', 'field', 'pro'],
    ['project ', 'operator', ''],
    ['project = T', 'value', 'T'],
    ['status in (Open, "In P', 'value', '"In P'],
    ['status not in ', 'listed', ''],
    ['status = Open ', 'join', ''],
    ['status in (Open) ', 'join', ''],
    ['assignee = currentUser() AND ', 'field', ''],
    ['a = 1 order ', 'by', ''],
    ['a = 1 order by cre', 'sort', 'cre'],
    ['order by created ', 'direction', ''],
    ['order by created desc, ', 'sort', ''],
    ['assignee is ', 'value', ''],
    ['assignee is not ', 'value', ''],
    ['NOT (a = 1 or ', 'field', ''],
  ])('%j: %s', (text, wants, typed) => {
    const place = placeAt(text, text.length);
    expect([place.wants, place.typed]).toEqual([wants, typed]);
  });

  it('knows the field of the value', () => {
    expect(placeAt('cf[10001] = x', 13).field).toBe('cf[10001]');
    expect(placeAt('"Story Points" = ', 17).field).toBe('Story Points');
  });
});

describe('Where an error is', () => {
  it.each([
    ["Expecting operator but got 'b'. (line 2, character 3)", 'a = 1 and\n  bcd e', 12, 15],
    ["The value 'Foo' does not exist for the field 'project'.", 'project = foo', 10, 13],
    ['Error in the JQL Query: Expecting a field name at the end of the query.', 'a = 1 AND ', 8, 9],
    ['Whatever (line 9, character 9)', 'ab', 1, 2],
    ['Whatever', '', 0, 0],
  ])('%s', (message, text, from, to) => {
    expect(placeOfError(message, text)).toEqual({ from, to });
  });
});

describe('Quotation marks', () => {
  it.each(['plain', 'a "b" \\ c', "it's", 'two\nlines\tand'])('go around %j and off again', (text) => {
    expect(unquote(quoteText(text))).toBe(text);
  });
});
