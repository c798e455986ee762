/**
 * What the names in a query stand for. The names are collected from the AST, looked up together (one query for each
 * kind of noun, however long the query is), and only what the reader may see is found: hidden is missing.
 */
import { fold } from '../../kernel/fold.ts';

export const kinds = [
  'project',
  'projectCategory',
  'issue',
  'issueType',
  'status',
  'priority',
  'resolution',
  'securityLevel',
  'user',
  'group',
  'component',
  'version',
  // What histories speak of and the present does not know by that name.
  'pastStatus',
  'pastPriority',
  'pastResolution',
  'pastVersion',
  'viewedIssue',
  'option',
  'linkType',
  'role',
] as const;

/** The nouns that a name or an id in a query may mean. */
export type Kind = (typeof kinds)[number];

export interface LinkWords {
  readonly name: string;
  /** What the destination of a link says, and what its source says. */
  readonly inward: string;
  readonly outward: string;
}

export interface Entry {
  id: number;
  /** Folded, the better ones first: a user name beats a full name, a project's key its name. */
  names: readonly string[];
  /** Of a component, a version, an issue. */
  projectId?: number;
  /** Of a priority, a resolution (1 is the most urgent) or a version. Of an issue: the number in its key. */
  sequence?: number;
  subtask?: boolean;
  released?: boolean;
  archived?: boolean;
  /** Of an option: of which custom field it is, and of which first choice it is a second one. */
  fieldId?: number;
  parentId?: number | null;
  /** Of a type of link, as it is written. */
  link?: LinkWords;
  /** Of a project or component. */
  leadId?: number | null;
}

/** What must be looked up: texts as they stand in the query. */
export interface Wanted {
  texts: Record<Kind, Set<string>>;
  /** Kinds of which everything that the reader sees is needed, for functions that choose among it. */
  whole: Set<Kind>;
}

export const nothingWanted = (): Wanted => ({
  texts: Object.fromEntries(kinds.map((kind) => [kind, new Set<string>()])) as Record<Kind, Set<string>>,
  whole: new Set(),
});

interface Shelf {
  entries: readonly Entry[];
  byId: ReadonlyMap<number, Entry>;
  byName: readonly ReadonlyMap<string, readonly Entry[]>[];
}

export type Directory = Readonly<Record<Kind, Shelf>>;

/** @param found the entries of each kind; of a kind that was not looked up, none */
export function makeDirectory(found: Partial<Record<Kind, readonly Entry[]>>): Directory {
  return Object.fromEntries(
    kinds.map((kind) => [kind, makeShelf(found[kind] ?? [])]),
  ) as unknown as Directory;
}

function makeShelf(entries: readonly Entry[]): Shelf {
  const byName: Map<string, Entry[]>[] = [];
  for (const entry of entries) {
    for (const [rank, name] of entry.names.entries()) {
      byName[rank] ??= new Map();
      const known = byName[rank].get(name);
      if (!known) byName[rank].set(name, [entry]);
      else if (!known.includes(entry)) known.push(entry);
    }
  }
  return { entries, byId: new Map(entries.map((entry) => [entry.id, entry])), byName };
}

/** Everything of a kind that was looked up. */
export const everything = (directory: Directory, kind: Kind): readonly Entry[] => directory[kind].entries;

/** Who has no number that anybody knows: the database's own must find nobody. */
const unnumbered: ReadonlySet<Kind> = new Set(['user', 'group', 'role']);

/**
 * What a text stands for.
 * @param folded the text, folded
 * @param numeric written as a bare number: an id comes first then, and otherwise a name
 * @returns none, one or, where names repeat (versions of several projects), several
 */
export function find(directory: Directory, kind: Kind, folded: string, numeric: boolean): readonly Entry[] {
  const shelf = directory[kind];
  const mayBeId = !unnumbered.has(kind) && /^\d{1,15}$/.test(folded);
  const id = mayBeId ? shelf.byId.get(Number(folded)) : undefined;
  if (id && numeric) return [id];
  const named = shelf.byName.map((names) => names.get(folded)).find((entries) => entries !== undefined);
  return named ?? (id ? [id] : []);
}

/** How an option of a custom field is asked for, since only those of one field matter. */
export const optionText = (fieldId: number, text: string): string => `${fieldId}/${text}`;

/** Options of a custom field, of its first level and of its second. */
export function findOptions(
  directory: Directory,
  fieldId: number,
  text: string,
  numeric: boolean,
): readonly Entry[] {
  const shelf = directory.option;
  const named = shelf.byName[0]?.get(fold(optionText(fieldId, text))) ?? [];
  const byId = /^\d{1,15}$/.test(text) ? shelf.byId.get(Number(text)) : undefined;
  const numbered = byId?.fieldId === fieldId ? [byId] : [];
  return (numeric || named.length === 0) && numbered.length > 0 ? numbered : named;
}

/** An option as a function's argument names it: one that is called none is written `"\"none\""`. */
export const optionName = (argument: string): string => /^"(.*)"$/s.exec(argument)?.[1] ?? argument;
