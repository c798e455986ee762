/** What pickers answer: the first few people or groups, and how many there are. */
import type { Ctx } from '../../context.ts';
import type { Links } from '../../http/links.ts';
import { commaList } from '../../kernel/comma-list.ts';
import { isTrue } from '../../kernel/flag.ts';
import { readPage } from '../../kernel/paging.ts';
import { pickGroups } from '../group/group.service.ts';
import { pickUsers } from '../user/user-search.service.ts';
import { presentGroupChoice, presentUserChoice } from './picker.present.ts';
import { findWhose, readGroupLabels } from './picker.service.ts';

interface Asked {
  readonly query?: string;
  readonly maxResults?: string;
  readonly exclude?: string | string[];
}

const most = ({ maxResults }: Asked, standard: number): number =>
  readPage({ maxResults }, standard, 1000).maxResults;

/** @param standard how many, where the caller names no number */
export async function chooseUsers(
  { ctx, query, links }: { ctx: Ctx; query: Asked & { readonly showAvatar?: string }; links: Links },
  standard: number,
) {
  const text = query.query ?? '';
  const found = await pickUsers(ctx, {
    text,
    exclude: commaList(query.exclude),
    most: most(query, standard),
  });
  return presentUserChoice(found, text, links, isTrue(query.showAvatar));
}

export async function chooseGroups(ctx: Ctx, query: Asked & { readonly userName?: string }) {
  const text = query.query ?? '';
  const owner = query.userName === undefined ? null : await findWhose(ctx, query.userName);
  if (query.userName !== undefined && !owner) return presentGroupChoice({ groups: [], total: 0 }, text, null);
  const search = { text, exclude: commaList(query.exclude), userId: owner?.id };
  const found = await pickGroups(ctx, search, most(query, 20));
  return presentGroupChoice(found, text, await readGroupLabels(ctx));
}
