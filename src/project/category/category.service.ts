/** Categories of projects: seen by whoever sees anything here, made and changed by administrators. */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import { readId } from '../../kernel/id.ts';
import { requireAudience } from '../../workflow/audience.service.ts';
import {
  categoryNameProblem,
  categoryNameTaken,
  descriptionTooLong,
  noSuchCategory,
} from './category.errors.ts';
import * as store from './category.store.ts';
import type { ProjectCategory } from './category.ts';

const longestName = 255;
const longestDescription = 32_767;

export const findCategory = (ctx: Ctx, id: number): Promise<ProjectCategory | null> =>
  store.findCategory(ctx.db, id);

/** All of them, whoever asks. */
export const allCategories = (ctx: Ctx): Promise<ProjectCategory[]> => store.listCategories(ctx.db);

/** By name. @throws 401 for an anonymous visitor who may see nothing here */
export async function listCategories(ctx: Ctx): Promise<ProjectCategory[]> {
  await requireAudience(ctx);
  return store.listCategories(ctx.db);
}

/** @throws 404, and 401 as above */
export async function requireCategory(ctx: Ctx, id: string): Promise<ProjectCategory> {
  await requireAudience(ctx);
  const number = readId(id);
  const found = number === null ? null : await store.findCategory(ctx.db, number);
  if (!found) throw noSuchCategory(id);
  return found;
}

export interface CategoryInput {
  name?: string | undefined;
  description?: string | null | undefined;
}

/** @throws 400 for a name or a description that cannot be, 409 for a name that is taken */
export async function createCategory(ctx: Ctx, input: CategoryInput): Promise<ProjectCategory> {
  const category = checked({ name: input.name ?? '', description: input.description ?? '' });
  return withUniqueName(category.name, () =>
    transact(ctx, async (tx) => {
      const made = await store.insertCategory(tx.db, category);
      await tell(tx, 'created', made);
      return made;
    }),
  );
}

/** What is not given stays. @throws 400, 409 as above */
export const changeCategory = (
  ctx: Ctx,
  found: ProjectCategory,
  input: CategoryInput,
): Promise<ProjectCategory> =>
  withUniqueName(input.name?.trim() ?? found.name, () =>
    transact(ctx, async (tx) => {
      await store.lockCategory(tx.db, found.id);
      const before = await requireCategory(tx, String(found.id));
      const after = {
        id: before.id,
        ...checked({
          name: input.name ?? before.name,
          description: input.description === undefined ? before.description : (input.description ?? ''),
        }),
      };
      await store.updateCategory(tx.db, after);
      await tell(tx, 'changed', after);
      return after;
    }),
  );

export async function deleteCategory(ctx: Ctx, category: ProjectCategory): Promise<void> {
  await transact(ctx, async (tx) => {
    await store.removeCategory(tx.db, category.id);
    await tell(tx, 'deleted', category);
  });
}

function checked({ name, description }: Omit<ProjectCategory, 'id'>): Omit<ProjectCategory, 'id'> {
  const trimmed = name.trim();
  if (trimmed === '') throw categoryNameProblem('Please specify a name for the project category.');
  if (trimmed.length > longestName) {
    throw categoryNameProblem(`The name must not exceed ${longestName} characters in length.`);
  }
  if (description.length > longestDescription) throw descriptionTooLong(longestDescription);
  return { name: trimmed, description };
}

async function withUniqueName<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? categoryNameTaken(name) : error;
  }
}

const tell = (tx: Ctx, what: 'created' | 'changed' | 'deleted', { id, name }: ProjectCategory) =>
  record(tx, {
    category: 'projects',
    action: `project-category-${what}`,
    summary: `Project category ${what}`,
    object: { type: 'project category', id: String(id), name },
  });
