import { type Expression, type RawBuilder, sql } from 'kysely';

/** `text` with LIKE's own characters made harmless. */
export const literalLike = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

/** `column LIKE pattern` with backslash as the escape on every engine; fold both sides first. */
export const like = (column: Expression<string | null>, pattern: string): RawBuilder<boolean> =>
  sql<boolean>`${column} like ${pattern} escape '\\'`;
