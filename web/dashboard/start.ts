/** Which dashboard somebody starts with: a property of theirs names it; otherwise it is what everybody begins with. */
import { ApiError, get, post, put } from '../kernel/api.ts';
import {
  addGadget,
  configQuery,
  type Dashboard,
  dashboardQuery,
  type Gadget,
  gadgetsQuery,
  putConfig,
  standardGadgets,
  systemDashboard,
} from './dashboard.ts';

const property = 'tessera.start-dashboard';
const rest = '/rest/api/2/user/properties';

export interface Start {
  readonly dashboard: Dashboard;
  readonly gadgets: readonly Gadget[];
  /** Nobody's own: it becomes the reader's once they arrange it. */
  readonly standard: boolean;
}

/** @param user name of the reader */
export const startQuery = (user: string) => ({
  queryKey: ['dashboard', 'start', user],
  queryFn: async (): Promise<Start> => {
    const id = await readStart(user);
    const own = id === null ? null : await readWhole(id);
    if (own) return { ...own, standard: false };
    const system = await readWhole(systemDashboard);
    const dashboard = system?.dashboard ?? { id: systemDashboard, name: '', isWritable: false };
    const gadgets = system && system.gadgets.length > 0 ? system.gadgets : standardGadgets;
    return { dashboard, gadgets, standard: true };
  },
});

async function readStart(user: string): Promise<string | null> {
  const query = { username: user };
  const { keys } = await get<{ keys: { key: string }[] }>(rest, { query });
  if (!keys.some(({ key }) => key === property)) return null;
  const { value } = await get<{ value: unknown }>(`${rest}/${property}`, { query });
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === 'string' && /^\d{1,15}$/.test(id) ? id : null;
}

/** null: it was deleted, or is shared with the reader no more. */
async function readWhole(id: string): Promise<Pick<Start, 'dashboard' | 'gadgets'> | null> {
  try {
    const [dashboard, gadgets] = await Promise.all([
      dashboardQuery(id).queryFn(),
      gadgetsQuery(id).queryFn(),
    ]);
    return { dashboard, gadgets };
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

export const startWith = (user: string, id: string): Promise<void> =>
  put(`${rest}/${property}`, { id }, { query: { username: user } });

/** Makes what somebody looks at their own, so that they can arrange it. @returns the id of the new dashboard */
export async function makeOwn(user: string, name: string, { dashboard, gadgets }: Start): Promise<string> {
  const made = await createNamed(name);
  // From the bottom up: what is added at a place moves the others down.
  for (const gadget of [...gadgets].sort((a, b) => a.position.row - b.position.row)) {
    const { moduleKey, title, position } = gadget;
    const copy = await addGadget(made.id, { moduleKey, title, position });
    if (gadget.id.startsWith('standard-')) continue;
    const config = await configQuery(dashboard.id, gadget.id).queryFn();
    if (Object.keys(config).length > 0) await putConfig(made.id, String(copy.id), config);
  }
  await startWith(user, made.id);
  return made.id;
}

/** Where the name is taken a number goes with it. */
async function createNamed(name: string): Promise<Dashboard> {
  for (let number = 1; ; number += 1) {
    try {
      const asked = { name: number === 1 ? name : `${name} ${number}` };
      return await post<Dashboard>('/rest/api/2/dashboard', asked);
    } catch (error) {
      const taken = error instanceof ApiError && error.status === 400 && number < 20;
      if (!taken) throw error;
    }
  }
}
