/** Random queries, most of them right: every field with every operator, and every kind of operand. */
import fc from 'fast-check';
import { quote } from '../../../src/search/jql/print.ts';
import type { Facts } from './facts.ts';
import { type Field, fieldsOf } from './fields.ts';

type Text = fc.Arbitrary<string>;

const from = (...texts: readonly string[]): Text => fc.constantFrom(...texts);
const joined = (parts: readonly Text[], between = ' '): Text =>
  fc.tuple(...parts).map((all) => all.filter((one) => one !== '').join(between));

/** A name as people write it: bare where it can be, in either quotation marks, in any case, with escapes. */
function written(text: string): Text {
  const single = `'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;
  const double = `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
  const escaped = Array.from(
    { length: text.length },
    (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(quote(text)) },
    { weight: 2, arbitrary: from(double, single) },
    { weight: 1, arbitrary: fc.constant(text === '' ? '""' : escaped) },
    { weight: 1, arbitrary: fc.constant(quote(text.toUpperCase())) },
  );
}

const oneOf = (texts: readonly string[]): Text =>
  texts.length === 0 ? from('nothing') : from(...texts).chain(written);

const increments = from('', '"+1"', '-1', '"-1w"', '14d', '1M', '"-2y"', '"+3h"', '30m', '-2M');
const edges = joined(
  [from('startOf', 'endOf'), from('Day', 'Week', 'Month', 'Year'), increments.map((one) => `(${one})`)],
  '',
);
const dates = fc.oneof(
  from(
    '2024-02-29',
    '"2024/03/10"',
    '"2024-03-10 02:30"',
    '2024/3/1',
    '"2024-03-15 12:00"',
    '"2024/03/01 00:00"',
    '"2024-02-22 10:15"',
  ).map((one) => (one.includes('/') && !one.startsWith('"') ? `"${one}"` : one)),
  from('-1w', '"-4w 2d"', '-30d', '"-2d 3h"', '-36h', '"3d"', '-700h', '-20000m'),
  edges,
  from('now()', 'NOW()', 'startOfWeek()', '1709251200000'),
);

const words =
  'login page pages error the Größe café cafe screen customize full red green blue be 日本 c++ snake_case roam missing'.split(
    ' ',
  );
const word = from(...words);
const piece = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 1, arbitrary: joined([from('-', '+', 'NOT '), word], '') },
  { weight: 1, arbitrary: joined([word, word]).map((one) => `"${one}"`) },
  { weight: 1, arbitrary: joined([word, word]).map((one) => `"${one}"~3`) },
  {
    weight: 1,
    arbitrary: from('cust*', '*een', 'r?d', 'log*n', 'pag?', 's*n', '?ed', '*e*', 'roam~', 'foan~1', 'gren~'),
  },
  { weight: 1, arbitrary: joined([word, from('OR', 'AND', '||'), word]) },
  { weight: 1, arbitrary: joined([word, word]).map((one) => `x OR (${one})`) },
);
const texts = fc
  .array(piece, { minLength: 1, maxLength: 3 })
  .map((all) => all.join(' '))
  .chain(written);

const commas = (item: Text, least = 1): Text =>
  fc.array(item, { minLength: least, maxLength: 3 }).map((all) => all.join(', '));

/** Values that a field may have, and a few that it may not. */
function valueFor(field: Field, facts: Facts): Text {
  const [name] = field.names;
  switch (field.kind) {
    case 'instant':
    case 'day':
      return dates;
    case 'number':
      return from('0', '1', '2', '"3"', '-1', '50', '100');
    case 'decimal':
      return from('3', '0.5', '"-8"', '-8', '1', '2.0', '"100"', '"+1"');
    case 'duration':
      return from('1h', '"1d"', '60', '"1w 2d"', '45m', '3h', '"2 h"', '30m');
    case 'issue':
      return oneOf(
        facts.issues.flatMap(({ key, id }, at) => (at % 4 === 0 ? [key, id] : [key.toLowerCase()])),
      );
    case 'word':
      return oneOf(['firmware', 'privacy', 'UI', 'hot', 'cold', 'ice-cold', 'missing']);
    case 'exact':
      return oneOf(['https://example.com', 'HTTPS://example.com/a?b=c', 'login page', 'red']);
    case 'link':
      return oneOf(['blocks', 'is blocked by', 'Blocks', 'relates to', 'duplicate', 'is duplicated by']);
    case 'filter':
      return oneOf(['Bugs', 'Mine', 'Both', 'All', '10001', '10000']);
    default: {
      const bearers = field.bearers ?? [];
      const names = bearers.flatMap((one) => one.names);
      const numbers = bearers.flatMap((one) => one.number ?? []);
      const past = field.past ? (facts.past[field.past.names] ?? []).map((one) => one.name) : [];
      const special = name === 'resolution' ? ['Unresolved'] : [];
      return fc.oneof(
        { weight: 12, arbitrary: oneOf([...names, ...past, ...special]) },
        { weight: 2, arbitrary: numbers.length > 0 ? from(...numbers) : oneOf(names) },
        { weight: 1, arbitrary: from('1', '2', '3', 'missing', '"10"') },
      );
    }
  }
}

/** Calls that give lists. */
function listCall(field: Field, facts: Facts): Text[] {
  const person = oneOf(facts.users.flatMap((one) => [one.name, one.displayName]));
  const project = oneOf(facts.projects.flatMap((one) => [one.key, one.name]));
  const call = (name: string, args: Text) => args.map((one) => `${name}(${one})`);
  const perhaps = (arg: Text) => fc.oneof(fc.constant(''), arg);
  switch (field.kind) {
    case 'user':
      return [call('membersOf', oneOf([...facts.groups.keys(), 'missing']))];
    case 'version':
      return [
        call('releasedVersions', perhaps(commas(project))),
        call('unreleasedVersions', perhaps(commas(project))),
      ];
    case 'cascade': {
      const first = from('Europe', 'Asia', 'europe', 'None');
      const second = from('Paris', 'Rome', 'none', '"\\"none\\""', 'Tokyo');
      return [call('cascadeOption', first), call('cascadeOption', joined([first, second], ', '))];
    }
    case 'issue': {
      const issue = oneOf(facts.issues.map(({ key }) => key));
      const type = from('blocks', 'Blocks', '"is blocked by"', '"relates to"', 'Duplicate', 'BLOCKS');
      const day = from('"2024-03-01"', '"2024/03/15"', '-8d', '-2w');
      return [
        from('votedIssues()', 'watchedIssues()', 'issueHistory()'),
        call('issuesWithRemoteLinksByGlobalId', commas(from('"page=1"', '"page=2"', 'other'))),
        call('linkedIssues', issue),
        call('linkedIssues', joined([issue, type], ', ')),
        call('updatedBy', person),
        call('updatedBy', joined([person, day], ', ')),
        call('updatedBy', joined([person, day, day], ', ')),
      ];
    }
    case 'name':
      if (field.names[0] === 'issuetype') return [from('standardIssueTypes()', 'subtaskIssueTypes()')];
      if (field.names[0] === 'component') return [call('componentsLeadByUser', perhaps(person))];
      if (field.names[0] === 'project' || field.names[0] === 'Target project')
        return [call('projectsLeadByUser', perhaps(person))];
      return [];
    default:
      return [];
  }
}

function singleCall(field: Field, facts: Facts): Text[] {
  const project = oneOf(facts.projects.map((one) => one.key));
  if (field.kind === 'user') return [from('currentUser()', 'CURRENTUSER()')];
  if (field.kind === 'version')
    return [
      joined(
        [from('latestReleasedVersion', 'earliestUnreleasedVersion'), project.map((one) => `(${one})`)],
        '',
      ),
    ];
  return [];
}

const weighed = (main: Text, weight: number, others: readonly Text[]): Text =>
  fc.oneof({ weight, arbitrary: main }, ...others.map((arbitrary) => ({ weight: 1, arbitrary })));

/** What stands behind an operator of the field. */
function operandFor(field: Field, operator: string, facts: Facts): Text {
  const value = valueFor(field, facts);
  const single = weighed(value, 5, singleCall(field, facts));
  if (operator.startsWith('is')) return from('EMPTY', 'null', 'empty');
  if (operator.includes('~'))
    return field.kind === 'version'
      ? weighed(from('"1*"', '"*0"', '"*"', '1.0', '"next*"', '"*\\\\*"'), 5, [value, from('EMPTY')])
      : weighed(texts, 20, [from('EMPTY')]);
  if (/[<>]/.test(operator)) return single;
  if (!operator.endsWith('in')) return weighed(single, 12, [from('EMPTY', 'null')]);
  const lists = listCall(field, facts);
  const item = weighed(single, 6, [from('EMPTY'), ...lists]);
  const inner = commas(item).map((one) => `(${one})`);
  return weighed(inner, 4, [...lists, joined([inner, item], ', ').map((one) => `(${one})`)]);
}

const spelled = (operator: string): Text =>
  fc
    .constant(operator.includes(' ') ? operator.replace(' ', '  ') : operator)
    .chain((one) => (/[a-z]/.test(one) ? from(one, one.toUpperCase()) : fc.constant(one)));

function predicates(field: Field, facts: Facts, changed: boolean): Text {
  const people = facts.users.map((one) => one.name);
  const value = valueFor(field, facts);
  const person = weighed(oneOf(people), 4, [from('currentUser()')]);
  const one = fc.oneof(
    joined([from('AFTER', 'BEFORE', 'ON', 'after'), dates]),
    joined([dates, dates], ', ').map((both) => `DURING (${both})`),
    joined([from('BY', 'by'), person]),
    commas(fc.oneof(person, from('membersOf(devs)', 'EMPTY'))).map((many) => `BY (${many})`),
    ...(changed
      ? [
          joined([from('FROM', 'TO'), weighed(value, 5, [from('EMPTY')])]),
          commas(value).map((many) => `TO (${many})`),
        ]
      : []),
  );
  return fc.array(one, { maxLength: 3 }).map((all) => all.join(' '));
}

function comparison(field: Field, facts: Facts): Text {
  const name = from(...field.names).chain(written);
  return from(...field.operators).chain((operator) => {
    if (operator === 'changed') return joined([name, spelled('changed'), predicates(field, facts, true)]);
    const parts = [name, spelled(operator), operandFor(field, operator, facts)];
    return joined(operator.startsWith('was') ? [...parts, predicates(field, facts, false)] : parts);
  });
}

/** The operator that a field does not take, now and then. */
const wrong = (field: Field): Text =>
  from(...field.names).chain((name) =>
    from(`${quote(name)} < 3`, `${quote(name)} ~ x`, `${quote(name)} CHANGED`),
  );

/** @param facts of the reader who knows most */
export function queriesOver(facts: Facts): Text {
  const fields = fieldsOf(facts);
  const works = fields.filter(({ names }) => names[0]?.startsWith('worklog'));
  const terminal: Text = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...fields).chain((one) => comparison(one, facts)) },
    { weight: 1, arbitrary: fc.constantFrom(...fields).chain(wrong) },
    { weight: 1, arbitrary: from('missing = 1', 'cf[99] = 1', '"No field" is EMPTY') },
  );
  const logged = fc.constantFrom(...works).chain((one) => comparison(one, facts));
  const { clause } = fc.letrec<{ clause: string; inner: string }>((tie) => ({
    inner: fc.oneof(
      { weight: 3, arbitrary: terminal },
      { weight: 1, arbitrary: joined([from('NOT', '!', 'not'), tie('inner')]) },
      { weight: 2, arbitrary: tie('clause').map((one) => `(${one})`) },
    ),
    clause: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 5, arbitrary: terminal },
      { weight: 2, arbitrary: joined([from('NOT', '!'), tie('inner')]) },
      { weight: 2, arbitrary: joined([tie('inner'), from('AND', 'and', '&&', '&'), tie('inner')]) },
      { weight: 2, arbitrary: joined([tie('inner'), from('OR', '||', '|'), tie('inner')]) },
      { weight: 1, arbitrary: joined([logged, from('AND'), logged]) },
    ),
  }));
  const sortable = from(...fields.flatMap(({ names }) => names)).map(quote);
  const term = joined([sortable, from('', 'ASC', 'desc')]);
  const order = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: from('ORDER BY key', 'order by key ASC', 'ORDER BY key DESC') },
    { weight: 2, arbitrary: joined([term, from('key', 'key DESC')], ', ').map((one) => `ORDER BY ${one}`) },
  );
  return joined([
    fc.oneof({ weight: 20, arbitrary: clause as Text }, { weight: 1, arbitrary: fc.constant('') }),
    order,
  ]);
}
