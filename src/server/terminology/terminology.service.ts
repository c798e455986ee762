/** What an installation calls epics and sprints: for the pages and clients that show these words. */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import * as errors from './terminology.errors.ts';
import { listTerms, writeTerm } from './terminology.store.ts';
import { type NewTerm, type Term, words } from './terminology.ts';

const MOST = 100;

export async function readTerms(ctx: Pick<Ctx, 'db'>): Promise<Term[]> {
  const renamed = new Map((await listTerms(ctx.db)).map((term) => [term.originalName, term]));
  return words.map(({ name, plural }) => ({
    originalName: name,
    originalNamePlural: plural,
    newName: renamed.get(name)?.newName ?? name,
    newNamePlural: renamed.get(name)?.newNamePlural ?? plural,
  }));
}

/** @throws AppError 404 */
export async function readTerm(ctx: Pick<Ctx, 'db'>, name: string): Promise<Term> {
  const term = (await readTerms(ctx)).find((one) => one.originalName === name);
  if (!term) throw errors.noSuchTerm(name);
  return term;
}

/** Renames all of them or none. @throws AppError 400 by field, 404 where there is no such word */
export async function rename(ctx: Ctx, terms: readonly NewTerm[]): Promise<void> {
  const seen = new Set<string>();
  for (const term of terms) {
    requireFit('newName', term.newName);
    requireFit('newNamePlural', term.newNamePlural);
    if (!words.some((word) => word.name === term.originalName)) throw errors.noSuchTerm(term.originalName);
    if (seen.has(term.originalName)) throw errors.namedTwice(term.originalName);
    seen.add(term.originalName);
  }
  await transact(ctx, async (tx) => {
    for (const term of terms) await renameOne(tx, term);
  });
}

async function renameOne(tx: Ctx, term: NewTerm): Promise<void> {
  const before = await readTerm(tx, term.originalName);
  const after = { ...term, newName: term.newName.trim(), newNamePlural: term.newNamePlural.trim() };
  await writeTerm(tx.db, after);
  await record(tx, {
    category: 'system',
    action: 'terminology-changed',
    summary: 'Terminology changed',
    object: { type: 'terminology', id: term.originalName, name: term.originalName },
    changed: [
      { fieldName: 'newName', changedFrom: before.newName, changedTo: after.newName },
      { fieldName: 'newNamePlural', changedFrom: before.newNamePlural, changedTo: after.newNamePlural },
    ],
  });
}

function requireFit(field: 'newName' | 'newNamePlural', name: string): void {
  if (name.trim() === '') throw errors.unfitName(field, 'You must specify a name.');
  if (name.length > MOST) throw errors.unfitName(field, `Use at most ${MOST} characters.`);
  if (!name.isWellFormed() || /[<>\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(name)) {
    throw errors.unfitName(field, 'The name must not contain <, > or control characters.');
  }
}
