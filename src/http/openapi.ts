/**
 * The server's description of itself, from the very declarations that it is run with: OpenAPI 3.1, whose schemas are
 * JSON Schema as the routes' own. Nothing is written twice, so nothing can be out of date.
 * Source: OpenAPI Specification 3.1.1.
 */
import type { TSchema } from 'typebox';
import { consumesOf } from './body.ts';
import { type Access, type Consumes, type Route, type RouteScope, scopeOf } from './route.ts';

type Json = Record<string, unknown>;

export interface OpenApi extends Json {
  openapi: string;
  paths: Record<string, Record<string, OpenApiOperation>>;
}

export interface OpenApiOperation {
  operationId: string;
  tags: [string];
  summary: string;
  description: string;
  parameters: OpenApiParameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: unknown }> };
  responses: Record<string, unknown>;
  security: Json[];
}

export interface OpenApiParameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  schema: unknown;
}

export interface Described {
  title: string;
  version: string;
  /** Base URL, without a slash at its end. */
  server: string;
}

const who: Record<Access, string> = {
  anyone: 'Anyone may call; what one sees is decided by permissions.',
  user: 'Users who are logged in may call.',
  administrator: 'Administrators may call.',
  'system-administrator': 'System administrators may call.',
};

/** Whether it is part of the REST API; pages for people are not. */
export const isRest = ({ url, errors }: Pick<Route, 'url' | 'errors'>): boolean =>
  url.startsWith('/rest/') && errors !== 'page';

/** `/rest/api/2/issue/:key/votes` → `issue`: the room that serves it. */
export function roomOf(url: string): string {
  const [, , api = '', version = '', room = ''] = url.split('/');
  return api === 'api' ? room : [api, version, room].filter((part) => part !== '').join('/');
}

/** Describes the routes under /rest; `latest` beside version numbers is told in words. */
export function describeApi(routes: readonly Route[], { title, version, server }: Described): OpenApi {
  const rest = routes.filter(isRest).toSorted((a, b) => Number(a.url > b.url) - Number(a.url < b.url));
  const paths: OpenApi['paths'] = {};
  for (const route of rest) {
    const path = bracesOf(route.url);
    const operations = paths[path] ?? {};
    operations[route.method.toLowerCase()] = describeRoute(route);
    paths[path] = operations;
  }
  return {
    openapi: '3.1.1',
    info: {
      title,
      version,
      description:
        "Jira Server's REST API. Addresses under /rest/api/2 and /rest/auth/1 answer under /rest/api/latest and /rest/auth/latest too.",
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: server }],
    tags: [...new Set(rest.map(({ url }) => roomOf(url)))].sort().map((name) => ({ name })),
    paths,
    components,
  };
}

const components = {
  securitySchemes: {
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: 'JSESSIONID',
      description: 'The value that POST /rest/auth/1/session answers.',
    },
    basic: { type: 'http', scheme: 'basic', description: 'Username and password.' },
    accessToken: {
      type: 'http',
      scheme: 'bearer',
      description: 'A personal access token, which may what its user may.',
    },
  },
  schemas: {
    ErrorCollection: {
      type: 'object',
      description: 'What went wrong: sentences, and sentences by the field that they are about.',
      required: ['errorMessages', 'errors'],
      properties: {
        errorMessages: { type: 'array', items: { type: 'string' } },
        errors: { type: 'object', additionalProperties: { type: 'string' } },
      },
    },
  },
};

function describeRoute(route: Route): OpenApiOperation {
  const body = bodyOf(route);
  return {
    operationId: operationId(route),
    tags: [roomOf(route.url)],
    summary: route.summary.replaceAll('`', ''),
    description: describeWho(route),
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...(body && { requestBody: body }),
    responses: responsesOf(route),
    security: securityOf(route),
  };
}

/** The ways in that a route is open to, one of which is enough. */
function securityOf(route: Route): Json[] {
  const scope = scopeOf(route);
  return [
    ...(route.access === 'anyone' ? [{}] : []),
    { session: [] },
    { basic: [] },
    ...(scope === 'person' ? [] : [{ accessToken: [] }]),
  ];
}

const reach: Record<RouteScope, string> = {
  READ: 'Clients need the scope READ.',
  WRITE: 'Clients need the scope WRITE.',
  ADMIN: 'Clients need the scope ADMIN.',
  SYSTEM_ADMIN: 'Clients need the scope SYSTEM_ADMIN.',
  none: 'Closed to clients of OAuth.',
  person: 'Closed to clients of OAuth and to access tokens.',
};

const describeWho = (route: Route): string =>
  [
    who[route.access],
    reach[scopeOf(route)],
    route.webSudo ? "A session must have confirmed the administrator's password lately." : '',
    `Source: ${route.source}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');

/** `GET /rest/api/2/issue/:key/votes` → `getApi2IssueByKeyVotes`. */
function operationId({ method, url }: Route): string {
  const words = url.split(/[/.\-_]/).slice(2);
  const name = words.map((word) => (word.startsWith(':') ? `By${capital(word.slice(1))}` : capital(word)));
  return method.toLowerCase() + name.join('');
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const bracesOf = (url: string): string => url.replace(/:([^/]+)/g, '{$1}');

function pathParameters({ url, params }: Route): OpenApiParameter[] {
  const declared = membersOf(params);
  return [...url.matchAll(/:([^/]+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: declared[name] ?? { type: 'string' },
  }));
}

function queryParameters({ query }: Route): OpenApiParameter[] {
  const required = requiredOf(query);
  return Object.entries(membersOf(query)).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

const membersOf = (schema: TSchema | undefined): Record<string, unknown> =>
  (schema as { properties?: Record<string, unknown> } | undefined)?.properties ?? {};

const requiredOf = (schema: TSchema | undefined): readonly string[] =>
  (schema as { required?: readonly string[] } | undefined)?.required ?? [];

const mediaTypes: Record<Exclude<Consumes, 'none'>, string> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain',
  multipart: 'multipart/form-data',
  picture: 'image/*',
  zip: 'application/zip',
};

const binary = { type: 'string', format: 'binary' };
const shapes: Record<Exclude<Consumes, 'none'>, unknown> = {
  json: {},
  form: { type: 'object' },
  text: { type: 'string' },
  multipart: { type: 'object', properties: { file: { type: 'array', items: binary } } },
  picture: binary,
  zip: binary,
};

function bodyOf(route: Route): OpenApiOperation['requestBody'] {
  const kinds = consumesOf(route);
  const taken = kinds.filter((kind) => kind !== 'none');
  if (taken.length === 0) return undefined;
  const content = taken.map((kind) => [mediaTypes[kind], { schema: route.body ?? shapes[kind] }]);
  return {
    required: taken.length === kinds.length && !route.bodyMayBeMissing,
    content: Object.fromEntries(content),
  };
}

const failures: Record<string, string> = {
  400: 'What was sent cannot be: the sentences name the field',
  401: 'Not logged in',
  403: 'Not permitted',
  404: 'Missing, or hidden from the caller',
};

/** What each answer may be; a status that is not told comes as an ErrorCollection, too. */
function responsesOf(route: Route): Record<string, unknown> {
  const { params, query, body, access, url } = route;
  const takesInput = params !== undefined || query !== undefined || body !== undefined;
  const may = [
    takesInput ? '400' : '',
    access === 'anyone' ? '' : '401',
    access === 'administrator' || access === 'system-administrator' || route.method !== 'GET' ? '403' : '',
    url.includes(':') ? '404' : '',
  ].filter((status) => status !== '');
  return {
    [successStatus(route)]: success(route),
    ...Object.fromEntries(may.map((status) => [status, failure(failures[status] ?? '')])),
    default: failure('What else may go wrong'),
  };
}

/** A handler that may answer nothing decides between 200 and 204 itself. */
const successStatus = ({ status, response, method }: Route): string =>
  status !== undefined ? String(status) : response || method === 'GET' ? '200' : '2XX';

function success({ status, response }: Route): Json {
  if (status === 204) return { description: 'Done; the body is empty' };
  const description = status === 201 ? 'Created' : 'The answer';
  return response ? { description, content: { 'application/json': { schema: response } } } : { description };
}

const failure = (description: string): Json => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorCollection' } } },
});
