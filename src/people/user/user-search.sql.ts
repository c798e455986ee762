/** The one expression by which people are found, for every search and picker. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { like, literalLike } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';
import { fold } from '../../kernel/fold.ts';

/** Everybody: an empty text, or the dot that scripts send since Jira finds nobody by an empty one. */
export const isEverybody = (text: string): boolean => text.trim() === '' || text.trim() === '.';

/**
 * Whether the `app_user` in scope is meant by `text`: the user name, a word of the display name or the e-mail
 * address starts with it, without regard to case.
 */
export const isMeantBy = (text: string) => (eb: ExpressionBuilder<Schema, 'app_user'>) => {
  if (isEverybody(text)) return eb.lit(true) as unknown as Expression<SqlBool>;
  const start = literalLike(fold(text.trim()));
  return eb.or([
    like(eb.ref('app_user.name_lower'), `${start}%`),
    like(eb.ref('app_user.display_name_lower'), `${start}%`),
    like(eb.ref('app_user.display_name_lower'), `% ${start}%`),
    like(eb.ref('app_user.email_lower'), `${start}%`),
  ]);
};
