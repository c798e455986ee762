/** Fills the parameters of an address with what is there, or with what is made for it. */
import type { Described } from './reference.ts';
import { firstId, temporaryAvatar, type World } from './world.ts';

/** What the parts of an address so far lead to. */
export interface Place {
  world: World;
  /** Whether the operation changes what it is about: then it gets a thing of its own. */
  fresh: boolean;
  /** The whole address, with its parameters in braces. */
  path: string;
  /** The address up to here, without a slash at its end. */
  sofar: string;
  /** What has been filled in before, by the segment that stands before it. */
  filled: Record<string, string>;
}

type Fill = (place: Place) => Promise<string> | string;

const api = '/rest/api/2';

const made = async ({ world, sofar }: Place, body: unknown, pick = 'id'): Promise<string> => {
  const answer = await world.admin.post(sofar, body);
  if (answer.status >= 300) throw new Error(`POST ${sofar}: ${answer.status} ${answer.text.slice(0, 200)}`);
  return String(answer.body[pick]);
};

const first =
  (path: string): Fill =>
  ({ world }) =>
    firstId(world, path);

/** The first of a list; where it is administered, one of its own, since others rest on the first. */
const constant =
  (path: string, more: object = {}): Fill =>
  (place) =>
    place.fresh && place.sofar.startsWith('/rest/tessera/')
      ? made(place, { name: place.world.name(), ...more })
      : firstId(place.world, path);

const ownTab: Fill = (place) => made(place, { name: place.world.name('t') });

/** By the segment before the parameter; where that says too little, by the two before it. */
const fills: Record<string, Fill> = {
  'application-properties': () => 'jira.title',
  applicationrole: () => 'jira-software',
  attachment: ({ world, fresh, path }) =>
    path.includes('/expand/') ? world.get('archive') : world.get('attachment', fresh),
  associations: async ({ world, sofar }) => {
    const project = await world.get('project', true);
    await world.admin.post(sofar, { idsOrKeys: [project] });
    return project;
  },
  attribute: async ({ world, sofar }) => {
    const headers = { 'content-type': 'text/plain', 'x-atlassian-token': 'no-check' };
    await world.admin.put(`${sofar}/x`, 'true', { headers });
    return 'x';
  },
  '2/avatar': () => 'project',
  avatar: customAvatar,
  version: ({ world, fresh }) => world.get('version', fresh),
  browse: ({ world }) => world.get('issue'),
  context: async ({ world, sofar }) => String((await world.admin.get(sofar)).body.values[0].id),
  option: (place) => made(place, { value: place.world.name() }),
  gadget: addGadget,
  category: ({ world, fresh }) => world.get('category', fresh),
  comment: async (place) =>
    place.sofar.startsWith(`${api}/comment`)
      ? made(
          { ...place, sofar: `${api}/issue/${await place.world.get('issue')}/comment` },
          { body: 'A comment' },
        )
      : made(place, { body: 'A comment' }),
  component: ({ world, fresh }) => world.get('component', fresh),
  createmeta: ({ world }) => world.get('project'),
  customFields: async ({ world }) => (await world.get('customField')).replace('customfield_', ''),
  dashboard: ({ world, fresh }) => world.get('dashboard', fresh),
  field: ({ world, fresh, path }) =>
    world.get(path.endsWith('/context') || !path.includes('/{id}/') ? 'customField' : 'selectField', fresh),
  filter: ({ world, fresh }) => world.get('filter', fresh),
  'filter/permission': async ({ world, sofar }) => {
    const share = { type: 'group', groupname: await world.get('group', true) };
    await world.admin.post(`${api}/group/user?groupname=${share.groupname}`, { name: 'admin' });
    const { status, body, text } = await world.admin.post(sofar, share);
    if (status >= 300) throw new Error(`${status} ${text.slice(0, 200)}`);
    return String(body.at(-1).id);
  },
  group: ({ world, fresh }) => world.get('group', fresh),
  issue: ({ world, fresh }) => world.get('issue', fresh),
  issueLink: ({ world, fresh }) => world.get('issueLink', fresh),
  issueLinkType: ({ world, fresh }) => world.get('linkType', fresh),
  issuesecurityschemes: ({ world }) => world.get('securityScheme'),
  'createmeta/issuetypes': first('/issuetype'),
  issuetype: ({ world, fresh }) => (fresh ? world.get('issueType', true) : firstId(world, '/issuetype')),
  issuetypescheme: ({ world, fresh }) => world.get('issueTypeScheme', fresh),
  items: addGadget,
  mergeto: ({ world }) => world.get('version', true),
  move: () => '0',
  thumbnail: ({ world }) => world.get('attachment'),
  priorityscheme: async ({ world, sofar }) => {
    const id = await world.get('priorityScheme', true);
    await world.admin.put(sofar, { id: Number(id) });
    return id;
  },
  node: () => 'no-such-node',
  notificationscheme: first('/notificationscheme'),
  owner: ({ world }) => world.get('projectId'),
  'permissionscheme/permission': async (place) => {
    const parameter = await place.world.get('group', true);
    return made(place, { permission: 'BROWSE_PROJECTS', holder: { type: 'group', parameter } });
  },
  permissionscheme: ({ world, fresh }) => world.get('permissionScheme', fresh),
  priority: constant('/priority'),
  priorityschemes: ({ world, fresh }) => world.get('priorityScheme', fresh),
  project: ({ world, fresh }) => world.get('project', fresh),
  'project/avatar': customAvatar,
  'project/role': first('/role'),
  projectCategory: ({ world, fresh }) => world.get('category', fresh),
  remotelink: async (place) => {
    const link = { globalId: place.world.name(), object: { url: 'https://example.com', title: 'x' } };
    if (place.filled.version === undefined) return made(place, link);
    const answer = await place.world.admin.post(`${place.sofar}/${link.globalId}`, link);
    if (answer.status >= 300) throw new Error(answer.text.slice(0, 200));
    return link.globalId;
  },
  request: async ({ world }) => {
    const { body } = await world.admin.post(`${api}/reindex/request`);
    return String([body].flat()[0]?.id ?? 1);
  },
  resolution: constant('/resolution'),
  role: ({ world, fresh }) => world.get('role', fresh),
  screens: ({ world, fresh }) => (fresh ? world.get('screen', true) : firstId(world, '/screens')),
  securitylevel: securityLevel,
  status: constant('/status', { statusCategory: 2 }),
  statuscategory: first('/statuscategory'),
  session: ({ world, fresh }) => world.get('user', fresh),
  tabs: ownTab,
  tokens: (place) => made(place, { name: place.world.name() }),
  'tabs/fields': async (place) => made(place, { fieldId: await place.world.get('customField', true) }),
  'screens/addToDefault': ({ world }) => world.get('customField', true),
  addToDefault: ({ world }) => world.get('customField', true),
  entries: () => 'sprint',
  type: ({ sofar }) => (sofar.includes('universal_avatar') ? 'project' : 'software'),
  updateShowWhenEmptyIndicator: () => 'true',
  customFieldOption: async (place) =>
    made(
      { ...place, sofar: `${api}/field/${await place.world.get('selectField')}/option` },
      {
        value: place.world.name(),
      },
    ),
  worklog: (place) => made(place, { timeSpent: '1h', comment: 'x', started: '2026-01-02T03:04:05.000+0000' }),
  workflowscheme: ({ world, fresh, path }) => {
    if (path.endsWith('/createdraft')) return world.get('wornScheme', true);
    return world.get(path.includes('/draft') ? 'schemeDraft' : 'workflowScheme', fresh);
  },
  'workflowscheme/issuetype': first('/issuetype'),
  'index-snapshot': () => 'no-such-node',
  transitions: () => '5',
};

async function customAvatar(place: Place): Promise<string> {
  await temporaryAvatar(place.world, place.sofar, place.sofar.includes('/user/') ? '&username=admin' : '');
  return made(place, { cropperWidth: 1, cropperOffsetX: 0, cropperOffsetY: 0, needsCropping: false });
}

async function addGadget({ world, filled }: Place): Promise<string> {
  const { body: kinds } = await world.admin.get(`${api}/dashboard/gadgets`);
  const { moduleKey } = kinds.gadgets[0];
  const answer = await world.admin.post(`${api}/dashboard/${filled.dashboard}/gadget`, { moduleKey });
  if (answer.status >= 300) throw new Error(`a gadget: ${answer.status} ${answer.text.slice(0, 200)}`);
  return String(answer.body.id);
}

async function securityLevel({ world }: Place): Promise<string> {
  const scheme = { name: world.name(), levels: [{ name: 'Level', members: [{ type: 'reporter' }] }] };
  const { body, status, text } = await world.admin.post('/rest/tessera/1/issuesecurityscheme', scheme);
  if (status >= 300) throw new Error(text.slice(0, 200));
  const { body: whole } = await world.admin.get(`${api}/issuesecurityschemes/${body.id}`);
  return String((body.levels ?? whole.levels)[0].id);
}

/** Puts a property there, so that it can be read and taken away. */
async function property({ world, sofar }: Place, method: string, query: string): Promise<string> {
  const key = world.name('property');
  if (method !== 'PUT') await world.admin.put(`${sofar}/${key}${query}`, { a: 1 });
  return key;
}

/** @returns the address with its parameters filled, without its query */
export async function fill(
  world: World,
  { method, path }: Pick<Described, 'method' | 'path'>,
  query = '',
): Promise<string> {
  const place: Place = { world, fresh: method !== 'GET', path, sofar: '', filled: {} };
  const segments = path.split('/').slice(1);
  for (const [at, segment] of segments.entries()) {
    if (!segment.startsWith('{')) {
      place.sofar += `/${segment}`;
      continue;
    }
    const [before = '', earlier = ''] = segments
      .slice(0, at)
      .filter((one) => !one.startsWith('{'))
      .reverse();
    if (segment === '{filename}') {
      place.sofar += '/a.png';
      continue;
    }
    const isKey = segment === '{propertyKey}' || segment === '{attributeKey}';
    const value =
      segment === '{propertyKey}'
        ? await property(place, method, query)
        : await findFill(segment, earlier, before)(place);
    if (!isKey) place.filled[before] = value;
    place.sofar += `/${encodeURIComponent(value)}`;
  }
  return place.sofar;
}

function findFill(segment: string, earlier: string, before: string): Fill {
  if (segment === '{newProjectTypeKey}') return () => 'business';
  const found = fills[`${earlier}/${before}`] ?? fills[before];
  if (!found) throw new Error(`nothing fills ${segment} after ${before}`);
  return found;
}
