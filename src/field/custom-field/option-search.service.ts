import type { Ctx } from '../../context.ts';
import { fold } from '../../kernel/fold.ts';
import type { Page } from '../../kernel/paging.ts';
import type { Context, CustomField, Option } from './custom-field.ts';
import { childrenOf, listOptions } from './option.service.ts';

export interface OptionsAsked {
  /** Empty: all. */
  readonly projectIds: readonly number[];
  readonly issueTypeIds: readonly number[];
  /** Found anywhere in the value. */
  readonly text: string;
  readonly page: Page;
}

export interface FoundOptions {
  readonly total: number;
  readonly options: readonly { readonly option: Option; readonly childIds: readonly number[] }[];
}

/** Options of a field that the caller has found: the first choices, each with the ids of its second ones. */
export async function searchOptions(
  ctx: Ctx,
  field: CustomField,
  asked: OptionsAsked,
): Promise<FoundOptions> {
  const contexts = field.contexts.filter((context) => isAsked(context, asked));
  const all = await listOptions(
    ctx,
    contexts.map((context) => context.id),
  );
  const text = fold(asked.text.trim());
  const found = all.filter((one) => one.parentId === null && fold(one.value).includes(text));
  const { startAt, maxResults } = asked.page;
  return {
    total: found.length,
    options: found
      .slice(startAt, startAt + maxResults)
      .map((option) => ({ option, childIds: childrenOf(all, option.id) })),
  };
}

const isAsked = (context: Context, { projectIds, issueTypeIds }: OptionsAsked): boolean =>
  overlaps(context.projectIds, projectIds) && overlaps(context.issueTypeIds, issueTypeIds);

const overlaps = (own: readonly number[] | null, asked: readonly number[]): boolean =>
  own === null || asked.length === 0 || own.some((id) => asked.includes(id));
