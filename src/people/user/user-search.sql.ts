/** The one expression by which people are found, for every search and picker. */
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { like, literalLike } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';
import { fold } from '../../kernel/fold.ts';

/** Everybody: an empty text, or the dot that scripts send since Jira finds nobody by an empty one. */
export const isEverybody = (text: string): boolean => text.trim() === '' || text.trim() === '.';

/**
 * Whether the `app_user` in scope is meant by `text`: the user name, a word of the display name or the e-mail
 * address starts with it, without regard to case.
 */
export function isMeantBy(text: string): () => Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'app_user'>();
  if (isEverybody(text)) return () => sql<boolean>`1 = 1`;
  const start = literalLike(fold(text.trim()));
  return () =>
    eb.or([
      like(eb.ref('app_user.name_lower'), `${start}%`),
      like(eb.ref('app_user.display_name_lower'), `${start}%`),
      like(eb.ref('app_user.display_name_lower'), `% ${start}%`),
      like(eb.ref('app_user.email_lower'), `${start}%`),
    ]);
}
