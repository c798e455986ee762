/** Who can hold something in a project, and what each kind is called. */
import type { adminWords } from '../admin.words.ts';
import type { HolderKind } from './holder-dialog.tsx';

type Words = typeof adminWords.en;

export interface Holder {
  readonly type: string;
  readonly parameter?: string;
  readonly user?: { readonly displayName: string };
  readonly group?: { readonly name: string };
  readonly projectRole?: { readonly name: string };
}

const kinds = [
  ['projectRole', 'holderRole', 'role'],
  ['group', 'holderGroup', 'group'],
  ['user', 'holderUser', 'person'],
  ['reporter', 'holderReporter'],
  ['assignee', 'holderAssignee'],
  ['projectLead', 'holderLead'],
  ['applicationRole', 'holderLoggedIn'],
  ['anyone', 'holderAnyone'],
] as const;

/** In the order in which they are offered. */
export const holderKinds = (words: Words): HolderKind[] =>
  kinds.map(([id, word, asks]) => ({ id, label: words[word], ...(asks !== undefined && { asks }) }));

/** @returns `Role: Developers`, `Reporter` */
export function holderName(holder: Holder, words: Words): string {
  const which =
    holder.user?.displayName ?? holder.group?.name ?? holder.projectRole?.name ?? holder.parameter;
  const word = kinds.find(([id]) => id === holder.type)?.[1];
  const kind = word === undefined ? holder.type : words[word];
  return which === undefined ? kind : `${kind}: ${which}`;
}
