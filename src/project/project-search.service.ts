/** Projects by pages, at the address of Jira Cloud. What the actor may not browse is not among them. */
import type { Ctx } from '../context.ts';
import { invalidField } from '../kernel/app-error.ts';
import { fold } from '../kernel/fold.ts';
import { mayConfigure } from './project.service.ts';
import { type LoadedProject, listProjects } from './project-list.service.ts';

export interface ProjectSearch {
  /** Part of the name or the key. */
  readonly query?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly keys?: readonly string[] | undefined;
  readonly typeKeys?: readonly string[] | undefined;
  readonly categoryId?: string | undefined;
  /** view and browse: what the actor sees; edit: what they may configure. */
  readonly action?: string | undefined;
  /** live (the standard), archived. */
  readonly states?: readonly string[] | undefined;
  /** key, name, category, owner, with a minus before it for the other way around. */
  readonly orderBy?: string | undefined;
}

const orders: Readonly<Record<string, (project: LoadedProject) => string>> = {
  key: (project) => project.key,
  name: (project) => fold(project.name),
  category: (project) => fold(project.category?.name ?? ''),
  owner: (project) => fold(project.lead?.displayName ?? ''),
};

/** @throws AppError 400 */
export async function searchProjects(ctx: Ctx, search: ProjectSearch): Promise<LoadedProject[]> {
  const [, minus, name = ''] = /^([+-]?)(\w+)$/.exec(search.orderBy || 'key') ?? [];
  const order = Object.hasOwn(orders, name) ? orders[name] : undefined;
  if (!order) throw invalidField('orderBy', 'Projects are ordered by key, name, category or owner.');
  const states = search.states ?? ['live'];
  const projects = await listProjects(ctx, { archived: states.includes('archived'), recent: null });
  const found = projects.filter((one) => fits(one, search, states));
  const allowed = search.action === 'edit' ? await configurable(ctx, found) : found;
  const sign = minus === '-' ? -1 : 1;
  return allowed.toSorted((a, b) =>
    order(a) === order(b) ? a.id - b.id : order(a) < order(b) ? -sign : sign,
  );
}

function fits(project: LoadedProject, search: ProjectSearch, states: readonly string[]): boolean {
  const text = fold(search.query?.trim() ?? '');
  return (
    states.includes(project.archived ? 'archived' : 'live') &&
    (fold(project.name).includes(text) || fold(project.key).includes(text)) &&
    among(search.ids, String(project.id)) &&
    among(search.keys, project.key) &&
    among(search.typeKeys, project.typeKey) &&
    among(search.categoryId ? [search.categoryId] : undefined, String(project.categoryId))
  );
}

const among = (wanted: readonly string[] | undefined, value: string): boolean =>
  wanted === undefined || wanted.length === 0 || wanted.includes(value);

async function configurable(ctx: Ctx, projects: readonly LoadedProject[]): Promise<LoadedProject[]> {
  const allowed: LoadedProject[] = [];
  for (const project of projects) if (await mayConfigure(ctx, project.id)) allowed.push(project);
  return allowed;
}
