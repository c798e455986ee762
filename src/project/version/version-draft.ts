/** From what a caller sends to what a version shall be. */
import {
  descriptionTooLong,
  givenTwice,
  invalidVersion,
  nameMissing,
  nameTooLong,
  noSuchDay,
  noSuchUserDay,
  startsTooLate,
} from './version.errors.ts';
import type { Version } from './version.ts';
import { readDay, readUserDate } from './version-date.ts';

const longestName = 255;
const longestDescription = 32_767;

/** As callers send it; what is absent is not asked for. */
export interface VersionAsked {
  name?: string | undefined;
  description?: string | null | undefined;
  startDate?: string | null | undefined;
  userStartDate?: string | null | undefined;
  releaseDate?: string | null | undefined;
  userReleaseDate?: string | null | undefined;
  released?: boolean | undefined;
  archived?: boolean | undefined;
}

export type VersionDraft = Omit<Version, 'id' | 'sequence'>;

/** @throws 400 by field with everything that is wrong */
export function withAsked(before: VersionDraft, asked: VersionAsked): VersionDraft {
  const problems: Record<string, string> = {};
  const name = asked.name?.trim() ?? before.name;
  if (name === '') problems.name = nameMissing;
  else if (name.length > longestName) problems.name = nameTooLong(longestName);
  if ((asked.description?.length ?? 0) > longestDescription) {
    problems.description = descriptionTooLong(longestDescription);
  }
  const startDate = readDate(asked, 'startDate', 'userStartDate', before.startDate, problems);
  const releaseDate = readDate(asked, 'releaseDate', 'userReleaseDate', before.releaseDate, problems);
  if (startDate !== null && releaseDate !== null && startDate > releaseDate)
    problems.startDate ??= startsTooLate;
  if (Object.keys(problems).length > 0) throw invalidVersion(problems);
  return {
    projectId: before.projectId,
    name,
    description: asked.description === undefined ? before.description : asked.description || null,
    startDate,
    releaseDate,
    released: asked.released ?? before.released,
    archived: asked.archived ?? before.archived,
  };
}

/** A day in either of its two forms; clients that send back what they read send both, which must then agree. */
function readDate(
  asked: VersionAsked,
  plain: 'startDate' | 'releaseDate',
  user: 'userStartDate' | 'userReleaseDate',
  before: string | null,
  problems: Record<string, string>,
): string | null {
  const read = (
    field: typeof plain | typeof user,
    reader: (text: string) => string | null,
    problem: string,
  ) => {
    const text = asked[field];
    if (text === undefined) return undefined;
    if (text === null || text === '') return null;
    const day = reader(text);
    if (day === null) problems[field] = problem;
    return day;
  };
  const plainDay = read(plain, readDay, noSuchDay);
  const userDay = read(user, readUserDate, noSuchUserDay);
  if (plainDay !== undefined && userDay !== undefined && plainDay !== userDay)
    problems[plain] ??= givenTwice(plain, user);
  if (plainDay !== undefined) return plainDay;
  return userDay === undefined ? before : userDay;
}
