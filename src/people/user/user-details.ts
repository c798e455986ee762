/** What a user may be called: the rules that every way of making or changing a user goes by. */
import { isTimeZone } from '../../kernel/jira-date.ts';
import { isPlainText } from '../../kernel/plain-text.ts';

export interface UserDetails {
  name: string;
  email: string;
  displayName: string;
  timeZone: string | null;
  locale: string | null;
}

/** In characters, as Jira's columns are. */
const MOST = 255;
/** Names that mean something else on the wire: nobody, and "whoever is the default assignee". */
const reservedNames = new Set(['anonymous', '-1']);

/** The details, trimmed. */
export const trimDetails = <D extends Partial<UserDetails>>(details: D): D =>
  Object.fromEntries(
    Object.entries(details).map(([field, value]) => [
      field,
      typeof value === 'string' ? value.trim() : value,
    ]),
  ) as D;

/**
 * Says what is wrong with trimmed details.
 * @returns one sentence by field of Jira's REST; empty: all is well
 */
export function detailProblems(details: Partial<UserDetails>): Record<string, string> {
  const problems: Record<string, string> = {};
  const say = (field: string, problem: string | null) => {
    if (problem) problems[field] = problem;
  };
  if (details.name !== undefined) say('name', nameProblem(details.name));
  if (details.email !== undefined) say('emailAddress', emailProblem(details.email));
  if (details.displayName !== undefined) say('displayName', displayNameProblem(details.displayName));
  if (details.timeZone) say('timeZone', isTimeZone(details.timeZone) ? null : 'This time zone is not known.');
  if (details.locale) say('locale', isLocale(details.locale) ? null : 'Write the locale as in en_US.');
  return problems;
}

function nameProblem(name: string): string | null {
  if (name === '') return 'You must specify a username.';
  if (name.length > MOST) return `The username must not exceed ${MOST} characters in length.`;
  if (/[\p{C}\p{Zl}\p{Zp}\uFFFD]/u.test(name)) {
    return 'The username must not contain control characters.';
  }
  if (/[<>&]/.test(name)) return 'The username must not contain any of the characters <, > and &.';
  return reservedNames.has(name.toLowerCase()) ? 'This username is reserved.' : null;
}

function emailProblem(email: string): string | null {
  if (email === '') return 'You must specify an email address.';
  if (email.length > MOST) return `The email address must not exceed ${MOST} characters in length.`;
  const valid = isPlainText(email) && /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(email);
  return valid ? null : 'You must specify a valid email address.';
}

function displayNameProblem(displayName: string): string | null {
  if (displayName === '') return 'You must specify a full name.';
  if (displayName.length > MOST) return `The full name must not exceed ${MOST} characters in length.`;
  return isPlainText(displayName) ? null : 'The full name must not contain control characters.';
}

const isLocale = (text: string): boolean => /^[a-z]{2,3}(_[A-Z]{2})?$/.test(text);
