/** Dashboards and their gadgets as REST tells of them. */
import { del, get, post, put } from '../kernel/api.ts';

export interface Dashboard {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly isWritable: boolean;
  readonly owner?: { readonly name: string; readonly displayName: string };
}

export interface Position {
  /** From 0, within the column. */
  readonly row: number;
  /** 0 to 2. */
  readonly column: number;
}

export interface Gadget {
  readonly id: string;
  readonly moduleKey: string;
  readonly title: string;
  readonly position: Position;
}

/** What a gadget is told, kept as its property `config`. */
export interface Config {
  /** What it counts or lists; a filter is `filter = 10000`. */
  readonly jql?: string;
  readonly most?: number;
  readonly by?: readonly string[];
  readonly days?: number;
}

export const mostColumns = 3;

/** Everybody sees it; what stands on it is what people start with. */
export const systemDashboard = '10000';

const prefix = 'com.atlassian.jira.gadgets:';
export const moduleKeyOf = (kind: string): string => `${prefix}${kind}-dashboard-item`;
/** `assigned-to-me` of Jira's long name. */
export const kindOf = (moduleKey: string): string =>
  moduleKey.replace(prefix, '').replace(/-dashboard-item$/, '');

const at = (id: string, below = ''): string => `/rest/api/2/dashboard/${encodeURIComponent(id)}${below}`;

export const dashboardQuery = (id: string) => ({
  queryKey: ['dashboard', id],
  queryFn: () => get<Dashboard>(at(id)),
});

interface OnTheWire extends Omit<Gadget, 'id'> {
  readonly id: number | string;
}

export const gadgetsQuery = (id: string) => ({
  queryKey: ['dashboard', id, 'gadgets'],
  queryFn: async (): Promise<Gadget[]> => {
    const { gadgets } = await get<{ gadgets: OnTheWire[] }>(at(id, '/gadget'));
    return gadgets.map((gadget) => ({ ...gadget, id: String(gadget.id) }));
  },
});

export const configQuery = (dashboard: string, gadget: string) => ({
  queryKey: ['dashboard', dashboard, 'config', gadget],
  queryFn: async (): Promise<Config> => {
    const items = at(dashboard, `/items/${gadget}/properties`);
    const { keys } = await get<{ keys: { key: string }[] }>(items);
    if (!keys.some(({ key }) => key === 'config')) return {};
    return readConfig((await get<{ value: unknown }>(`${items}/config`)).value);
  },
});

/** Other programs may have written it: what is not as it should be is left out. */
export function readConfig(value: unknown): Config {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const { jql, most, by, days } = given;
  return {
    ...(typeof jql === 'string' && { jql }),
    ...(isCount(most) && { most }),
    ...(isCount(days) && { days }),
    ...(Array.isArray(by) && { by: by.filter((one): one is string => typeof one === 'string') }),
  };
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 365;

export const addGadget = (dashboard: string, gadget: Partial<Omit<Gadget, 'id'>>): Promise<OnTheWire> =>
  post(at(dashboard, '/gadget'), gadget);
export const changeGadget = (dashboard: string, id: string, changed: Partial<Omit<Gadget, 'id'>>) =>
  put<void>(at(dashboard, `/gadget/${id}`), changed);
export const removeGadget = (dashboard: string, id: string) => del<void>(at(dashboard, `/gadget/${id}`));
export const putConfig = (dashboard: string, gadget: string, config: Config) =>
  put<void>(at(dashboard, `/items/${gadget}/properties/config`), config);

/** Where all stand once one of them stands elsewhere: no column has a gap. The server does the same. */
export function placed(gadgets: readonly Gadget[], id: string, to: Position): Gadget[] {
  const moved = gadgets.find((one) => one.id === id);
  if (!moved) return [...gadgets];
  const columns = columnsOf(gadgets.filter((one) => one.id !== id));
  columns[to.column]?.splice(to.row, 0, moved);
  return columns.flatMap((list, column) =>
    list.map((gadget, row) => ({ ...gadget, position: { row, column } })),
  );
}

export const columnsOf = (gadgets: readonly Gadget[]): Gadget[][] =>
  Array.from({ length: mostColumns }, (_, column) =>
    gadgets
      .filter(({ position }) => position.column === column)
      .sort((a, b) => a.position.row - b.position.row),
  );

const standard: readonly (readonly [kind: string, title: string, column: number, row: number])[] = [
  ['assigned-to-me', 'Assigned to Me', 0, 0],
  ['recently-viewed', 'Recently Viewed', 0, 1],
  ['activity-stream', 'Activity Stream', 1, 0],
];

/** What everybody begins with while nothing stands on the system dashboard. */
export const standardGadgets: readonly Gadget[] = standard.map(([kind, title, column, row]) => ({
  id: `standard-${kind}`,
  moduleKey: moduleKeyOf(kind),
  title,
  position: { row, column },
}));
