/**
 * What is wrong with a query, in Jira's words: clients and people match on them. Errors of form begin with
 * `Error in the JQL Query: ` and end with the place, both counted from 1; errors of meaning have neither.
 */
import { type AppError, invalid } from '../../kernel/app-error.ts';

const LONGEST_QUOTE = 100;
const ESCAPES = String.raw`\', \", \t, \n, \r, \\, '\ ' and \uXXXX`;
const OPERATORS = `'=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'`;

/** `text`, cut to a length that belongs into a message. */
export const clip = (text: string): string =>
  text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE)}…`;

/**
 * 400 for a query that cannot be read.
 * @param query the whole text
 * @param message without the prefix, with its full stop
 * @param at offset of the offending token; null at the end of the query, where Jira names no place
 */
export function syntaxError(query: string, message: string, at: number | null): AppError {
  const place = at === null ? '' : ` (${placeOf(query, at)})`;
  return invalid(`Error in the JQL Query: ${message}${place}`);
}

function placeOf(query: string, at: number): string {
  const lines = query.slice(0, at).split(/\r\n|\n|\r/);
  return `line ${lines.length}, character ${(lines.at(-1) ?? '').length + 1}`;
}

/** The `\uXXXX` form of one UTF-16 unit. */
export const unicodeEscape = (char: string): string =>
  `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

const namedEscapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export const reservedCharacter = (char: string): string =>
  `The character '${char}' is a reserved JQL character. You must enclose it in a string or use the escape '${unicodeEscape(char)}' instead.`;

/** A control character is shown by its escape, since showing it as it is shows nothing. */
export function unescapedCharacter(char: string): string {
  const shown = namedEscapes[char] ?? unicodeEscape(char);
  return `The character '${shown}' must be escaped. Use the escape '${shown}' instead.`;
}

export const illegalEscape = (sequence: string): string =>
  `'${sequence}' is an illegal JQL escape sequence. The valid escape sequences are ${ESCAPES}.`;

export const unfinishedEscape = (): string =>
  `The escape sequence has not been completed. The valid escape sequences are ${ESCAPES}.`;

export const unfinishedString = (text: string): string =>
  text === ''
    ? 'The quoted string has not been completed.'
    : `The quoted string '${clip(text)}' has not been completed.`;

export const reservedWord = (word: string): string =>
  `'${word}' is a reserved JQL word. You must surround it in quotation marks to use it in a query.`;

/** What the parser wanted, with the two wordings of each: something else came, or nothing did. */
export interface Expectation {
  butGot(text: string): string;
  atEnd: string;
}

const expectation = (wanted: string, quoteAs = ''): Expectation => ({
  butGot: (text) =>
    `Expecting ${wanted} but got '${clip(text)}'.` +
    (quoteAs && ` You must surround '${clip(text)}' in quotation marks to use it as a ${quoteAs}.`),
  atEnd: `Expecting ${wanted} before the end of the query.`,
});

const anOperator = expectation('operator');

export const expected = {
  operator: {
    butGot: (text: string) => `${anOperator.butGot(text)} The valid operators are ${OPERATORS}.`,
    atEnd: `${anOperator.atEnd} The valid operators are ${OPERATORS}.`,
  },
  andOrOr: expectation("either 'OR' or 'AND'"),
  field: {
    ...expectation('a field name', 'field name'),
    atEnd: 'Expecting a field name at the end of the query.',
  },
  operand: expectation('either a value, list or function', 'value'),
  single: expectation('a value or function', 'value'),
  set: expectation('a list or function', 'value'),
  argument: expectation('a function argument', 'value'),
  propertyKey: expectation('a property id', 'value'),
  token: (token: string): Expectation => expectation(`'${token}'`),
};

export const bracketWithoutField = (): string => `Expecting a field name but got '['. Did you mean 'cf['?`;

export const customFieldIdWanted = (): string =>
  `Expecting a custom field id enclosed by '[ ]' after 'cf'. Example: 'cf[10021]'.`;

export const functionNameEmpty = (): string => 'A function name cannot be empty.';

export const tooDeep = (most: number): string =>
  `The query is nested too deeply. At most ${most} levels of parentheses, lists and 'NOT' are possible.`;

export const tooManyConditions = (most: number): AppError =>
  invalid(`The JQL query has too many conditions. At most ${most} are possible.`);

export const tooManyValues = (most: number): AppError =>
  invalid(`The JQL query has too many values. At most ${most} are possible.`);

export const tooManyFilters = (most: number): AppError =>
  invalid(`The JQL query uses too many filters. At most ${most} are possible.`);

export const tooDeepWithFilters = (most: number): AppError => invalid(tooDeep(most));

export const tooLarge = (): AppError =>
  invalid('The JQL query is too large to be answered: it has too many values and texts.');

export const tooLong = (most: number): AppError =>
  invalid(`The JQL query is too long. At most ${most} characters are possible.`);

const DATES =
  "Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.";

/** What a query means wrongly. Whoever may not see a thing is told the same as where there is none. */
export const meaning = {
  noField: (field: string, anonymous: boolean) =>
    anonymous
      ? `Field '${clip(field)}' does not exist or this field cannot be viewed by anonymous users.`
      : `Field '${clip(field)}' does not exist or you do not have permission to view it.`,
  operator: (operator: string, field: string) =>
    `The operator '${operator}' is not supported by the '${clip(field)}' field.`,
  empty: (field: string) => `The field '${clip(field)}' does not support searching for EMPTY values.`,
  noValue: (value: string, field: string) =>
    `The value '${clip(value)}' does not exist for the field '${clip(field)}'.`,
  cycle: (value: string, field: string, filter: string) =>
    `Field '${clip(field)}' with value '${clip(value)}' matches filter '${clip(filter)}' and causes a cyclical reference, this query can not be executed and should be edited.`,
  unreadableFilter: (value: string, field: string) =>
    `The query of the filter '${clip(value)}' for the field '${clip(field)}' can not be read and should be edited.`,
  noChoice: (option: string, name: string) =>
    `The option '${clip(option)}' that was passed to function '${name}' does not exist for this field.`,
  noId: (id: string, field: string) =>
    `A value with ID '${clip(id)}' does not exist for the field '${clip(field)}'.`,
  noIssue: (key: string, field: string) =>
    `An issue with key '${clip(key)}' does not exist for field '${clip(field)}'.`,
  notAKey: (key: string, field: string) =>
    `The issue key '${clip(key)}' for field '${clip(field)}' is invalid.`,
  date: (value: string, field: string) =>
    `Date value '${clip(value)}' for field '${clip(field)}' is invalid. ${DATES}`,
  neither: (value: string, field: string) =>
    `The value '${clip(value)}' for the field '${clip(field)}' is neither a number nor a date.`,
  decimal: (value: string, field: string) =>
    `The value '${clip(value)}' for the field '${clip(field)}' is not a number.`,
  number: (value: string, field: string) =>
    `The value '${clip(value)}' for the field '${clip(field)}' is not a whole number.`,
  duration: (value: string, field: string) =>
    `The value '${clip(value)}' for the field '${clip(field)}' is not a duration such as '3h' or '1w 2d'.`,
  text: (value: string, field: string) =>
    `Unable to parse the text '${clip(value)}' for field '${clip(field)}'.`,
  functionValue: (name: string, field: string) =>
    `A value provided by the function '${name}' is invalid for the field '${clip(field)}'.`,
  predicateFunction: (name: string, predicate: string) =>
    `A value provided by the function '${name}' is invalid for the predicate '${predicate}'.`,
  predicateDate: (value: string, predicate: string) =>
    `Date value '${clip(value)}' for predicate '${predicate}' is invalid. ${DATES}`,
  predicateDates: (predicate: string, count: number) =>
    count === 1
      ? `The predicate '${predicate}' expects one date.`
      : `The predicate '${predicate}' expects a list of two dates, such as ('2024/01/01', '2024/01/31').`,
  sort: (field: string) => `Not able to sort using field '${clip(field)}'.`,
} as const;
