/** A seeded server, and things made on it when an operation needs one: shared to read, fresh to change. */
import {
  type Answer,
  adminPassword,
  basic,
  type Client,
  startServer,
  type TestServer,
  userPassword,
} from '../support/server.ts';
import { zip } from '../support/zip.ts';
import { picture, sampleFile, samplePng } from './sample.ts';

export interface World {
  readonly server: TestServer;
  readonly admin: Client;
  readonly plain: Client;
  /** Another name each time. */
  name(prefix?: string): string;
  /** What a maker made; made anew where `fresh`. */
  get(kind: string, fresh?: boolean): Promise<string>;
  stop(): Promise<void>;
}

type Make = (world: World) => Promise<string>;

const idOf = async (answer: Promise<Answer>, pick = (body: Answer['body']) => body.id): Promise<string> => {
  const { status, body, text } = await answer;
  if (status >= 300) throw new Error(`could not be made: ${status} ${text.slice(0, 300)}`);
  return String(pick(body));
};

const api = '/rest/api/2';

const makers: Readonly<Record<string, Make>> = {
  securityScheme: async ({ admin, name }) =>
    idOf(
      admin.post('/rest/tessera/1/issuesecurityscheme', {
        name: name(),
        levels: [{ name: 'Level', members: [{ type: 'reporter' }] }],
      }),
    ),
  project: async ({ server, admin, name, get }) => {
    const { key } = await server.buildProject({ key: name('C').toUpperCase(), lead: 'admin' });
    const id = Number(await get('securityScheme'));
    await admin.put(`/rest/tessera/1/project/${key}/issuesecurityscheme`, { id });
    return key;
  },
  projectId: async (world) => idOf(world.admin.get(`${api}/project/${await world.get('project')}`)),
  issue: async (world) =>
    (
      await world.server.buildIssue({
        project: await world.get('project'),
        summary: 'x',
        reporter: { name: 'plain' },
      })
    ).key,
  user: async ({ server, name }) => {
    const user = name('user');
    await server.buildUser({ name: user });
    return user;
  },
  group: async ({ admin, name }) =>
    idOf(admin.post(`${api}/group`, { name: name('group') }), (one) => one.name),
  component: async (world) =>
    idOf(world.admin.post(`${api}/component`, { name: world.name(), project: await world.get('project') })),
  version: async (world) =>
    idOf(
      world.admin.post(`${api}/version`, {
        name: world.name(),
        project: await world.get('project'),
        releaseDate: '2030-01-02',
        startDate: '2029-01-02',
        description: 'x',
      }),
    ),
  category: async ({ admin, name }) =>
    idOf(admin.post(`${api}/projectCategory`, { name: name(), description: 'x' })),
  filter: async ({ admin, name }) =>
    idOf(admin.post(`${api}/filter`, { name: name(), jql: 'project is not empty', description: 'x' })),
  dashboard: async ({ admin, name }) => idOf(admin.post(`${api}/dashboard`, { name: name() })),
  role: async ({ admin, name }) => {
    const id = await idOf(admin.post(`${api}/role`, { name: name(), description: 'x' }));
    await admin.post(`${api}/role/${id}/actors`, { user: ['plain'] });
    return id;
  },
  screen: async ({ admin, name }) => idOf(admin.post(`${api}/screens`, { name: name(), description: 'x' })),
  archive: async (world) => {
    const path = `${api}/issue/${await world.get('issue')}/attachments`;
    const { body, type } = sampleFile(zip([{ name: 'a.txt', content: 'x' }]), 'a.zip', 'application/zip');
    const headers = { 'content-type': type, 'x-atlassian-token': 'no-check' };
    return idOf(world.admin.post(path, body, { headers }), ([one]) => one.id);
  },
  linkType: async ({ admin, name }) =>
    idOf(admin.post(`${api}/issueLinkType`, { name: name(), inward: 'is', outward: 'has' })),
  issueLink: async (world) => {
    const issue = await world.get('issue', true);
    await world.admin.post(`${api}/issueLink`, {
      type: { id: await world.get('linkType') },
      inwardIssue: { key: issue },
      outwardIssue: { key: await world.get('issue') },
    });
    return idOf(world.admin.get(`${api}/issue/${issue}`), (body) => body.fields.issuelinks[0].id);
  },
  attachment: async (world) => {
    const { body, type } = samplePng();
    const path = `${api}/issue/${await world.get('issue')}/attachments`;
    const headers = { 'content-type': type, 'x-atlassian-token': 'no-check' };
    return idOf(world.admin.post(path, body, { headers }), ([one]) => one.id);
  },
  permissionScheme: async ({ admin, name }) =>
    idOf(admin.post(`${api}/permissionscheme`, { name: name(), description: 'x' })),
  issueType: async ({ admin, name }) =>
    idOf(admin.post(`${api}/issuetype`, { name: name(), description: 'x', type: 'standard' })),
  issueTypeScheme: async (world) =>
    idOf(
      world.admin.post(`${api}/issuetypescheme`, {
        name: world.name(),
        description: 'x',
        issueTypeIds: [await firstId(world, '/issuetype')],
      }),
    ),
  priorityScheme: async ({ admin, name }) =>
    idOf(
      admin.post(`${api}/priorityschemes`, {
        name: name(),
        description: 'x',
        defaultOptionId: '3',
        optionIds: ['1', '3'],
      }),
    ),
  workflowScheme: async ({ admin, name }) =>
    idOf(admin.post(`${api}/workflowscheme`, { name: name(), description: 'x', defaultWorkflow: 'jira' })),
  /** One that a project uses, so that it can have a draft. */
  wornScheme: async ({ admin, get, name }) => {
    const id = await idOf(admin.post(`${api}/workflowscheme`, { name: name(), defaultWorkflow: 'jira' }));
    const project = await admin.get(`${api}/project/${await get('project', true)}`);
    await admin.put(`${api}/workflowscheme/project`, { workflowSchemeId: id, projectId: project.body.id });
    return id;
  },
  schemeDraft: async ({ admin, get }) => {
    const id = await get('wornScheme', true);
    await admin.post(`${api}/workflowscheme/${id}/createdraft`);
    const [type] = (await admin.get(`${api}/issuetype`)).body;
    await admin.put(`${api}/workflowscheme/${id}/draft/issuetype/${type.id}`, { workflow: 'jira' });
    return id;
  },
  customField: async ({ admin, name }) =>
    idOf(
      admin.post(`${api}/field`, {
        name: name(),
        description: 'x',
        type: 'com.atlassian.jira.plugin.system.customfieldtypes:textfield',
        searcherKey: 'com.atlassian.jira.plugin.system.customfieldtypes:textsearcher',
      }),
    ),
  selectField: async ({ admin, name }) =>
    idOf(
      admin.post(`${api}/field`, {
        name: name(),
        type: 'com.atlassian.jira.plugin.system.customfieldtypes:select',
      }),
    ),
  tab: async (world) =>
    idOf(
      world.admin.post(`${api}/screens/${await firstId(world, '/screens')}/tabs`, { name: world.name('t') }),
    ),
};

/** Uploads a picture for the avatars at this address; it waits to be cropped. */
export async function temporaryAvatar({ admin }: World, at: string, query = ''): Promise<void> {
  const path = at.includes('universal') ? at.replace(/avatar$/, 'temp') : `${at}/temporary`;
  const headers = { 'content-type': 'image/png', 'x-atlassian-token': 'no-check' };
  const size = `filename=a.png&size=${picture().length}`;
  const { status, text } = await admin.post(`${path}?${size}${query}`, picture(), { headers });
  if (status >= 300) throw new Error(`POST ${path}: ${status} ${text.slice(0, 200)}`);
}

/** The id of the first of a list. */
export async function firstId(world: World, path: string): Promise<string> {
  const { body } = await world.admin.get(api + path);
  const list = Array.isArray(body) ? body : (Object.values(body).find(Array.isArray) ?? []);
  return String(list[0]?.id);
}

/** @param settings of the server: a database, where SQLite is not meant */
export const makeWorld = async (settings: { database?: string }): Promise<World> =>
  worldOn(await startServer('SQLite', settings));

/** @param server on which there is no user `plain` yet */
export async function worldOn(server: TestServer): Promise<World> {
  const shared = new Map<string, Promise<string>>();
  let names = 0;
  const world: World = {
    server,
    admin: server.with({ authorization: basic('admin', adminPassword) }),
    plain: server.with({ authorization: basic('plain', userPassword) }),
    name: (prefix = 'n') => `${prefix}${(++names).toString(36)}x`,
    get(kind, fresh = false) {
      const make = makers[kind];
      if (!make) throw new Error(`nothing makes a ${kind}`);
      if (fresh) return make(world);
      const made = shared.get(kind) ?? make(world);
      shared.set(kind, made);
      return made;
    },
    stop: () => server.stop(),
  };
  await server.buildUser({ name: 'plain' });
  return world;
}
