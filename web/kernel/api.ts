/**
 * The one way to the server: REST, as the user of the browser's session cookie. Errors arrive as Jira writes them. Where
 * the session has ended, or the administrator's password must be confirmed, the request waits for that and is sent again,
 * so that nothing typed is lost.
 */
import { contextPath } from './place.ts';

/** What the server refused, in its words. */
export class ApiError extends Error {
  /** HTTP status; 0: the server could not be reached. */
  readonly status: number;
  readonly messages: readonly string[];
  /** Field id → what is wrong with it. */
  readonly fields: Readonly<Record<string, string>>;
  readonly headers: Headers;
  /** Whatever else the answer says. */
  readonly body: Readonly<Record<string, unknown>>;
  constructor(
    status: number,
    messages: readonly string[],
    fields: Readonly<Record<string, string>>,
    headers: Headers,
    body: object = {},
  ) {
    super([...messages, ...Object.values(fields)].join(' ') || `HTTP ${status}`);
    this.status = status;
    this.messages = messages;
    this.fields = fields;
    this.headers = headers;
    this.body = body as Readonly<Record<string, unknown>>;
  }
}

type Value = string | number | boolean | null | undefined;
/** undefined and null are left out; a list is written as Jira reads it: `a,b`. */
export type Query = Readonly<Record<string, Value | readonly (string | number)[]>>;

export interface Send {
  query?: Query;
  /** Anything that JSON can say; FormData and Blob are sent as they are. */
  body?: unknown;
  signal?: AbortSignal;
  headers?: Readonly<Record<string, string>>;
  /** Answers as text instead of JSON. */
  as?: 'json' | 'text' | 'blob';
  /** It is a way in or out itself: nobody is asked to log in for it. */
  atDoor?: boolean;
}

/** What the app does about requests that the server would answer differently if its reader acted first. */
interface Doors {
  /** Who the app believes to be; null: nobody. */
  reader: string | null;
  /** Shows the log-in over the page. @returns whether the same user is logged in again */
  logInAgain(): Promise<boolean>;
  /** Asks for the administrator's password. @returns whether it was confirmed */
  confirm(): Promise<boolean>;
}

const doors: Doors = { reader: null, logInAgain: async () => false, confirm: async () => false };

/** Tells the client who is reading, and how to ask them. */
export function setDoors(changed: Partial<Doors>): void {
  Object.assign(doors, changed);
}

export const get = <T>(path: string, send: Send = {}): Promise<T> => request<T>('GET', path, send);
export const post = <T>(path: string, body?: unknown, send: Send = {}): Promise<T> =>
  request<T>('POST', path, { ...send, body });
export const put = <T>(path: string, body?: unknown, send: Send = {}): Promise<T> =>
  request<T>('PUT', path, { ...send, body });
export const del = <T>(path: string, send: Send = {}): Promise<T> => request<T>('DELETE', path, send);

/**
 * @param path from the context path on: `/rest/api/2/issue/TEST-1`
 * @throws ApiError what the server refused; DOMException AbortError where `signal` was aborted
 */
export async function request<T>(method: string, path: string, send: Send = {}): Promise<T> {
  const response = await exchange(method, path, send);
  if (send.atDoor) return answer<T>(response, send);
  const ended = isSomebodyElse(response);
  if (ended && (await doors.logInAgain())) return answer<T>(await exchange(method, path, send), send);
  if (response.status === 401 && !ended && (await asksForConfirmation(response)) && (await doors.confirm()))
    return answer<T>(await exchange(method, path, send), send);
  return answer<T>(response, send);
}

/** Whether the server took the request for another's than the reader's: nobody's, or that of whom another tab logged in. */
function isSomebodyElse({ headers }: Response): boolean {
  const name = headers.get('X-AUSERNAME');
  return doors.reader !== null && name !== null && name !== encodeURIComponent(doors.reader);
}

/** The session is over, as the live stream says. */
export const noticeEnd = async (): Promise<void> => {
  if (doors.reader !== null) await doors.logInAgain();
};

async function exchange(
  method: string,
  path: string,
  { query, body, signal, headers, as }: Send,
): Promise<Response> {
  const plain = body === undefined || body instanceof FormData || body instanceof Blob;
  try {
    return await fetch(address(path, query), {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        Accept: as === 'text' ? '*/*' : 'application/json',
        // A stranger's page cannot send it without asking first.
        'X-Atlassian-Token': 'no-check',
        ...(!plain && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: plain ? (body as BodyInit) : JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, [], {}, new Headers());
  }
}

/** @returns the whole address, for EventSource and downloads too */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    search.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = search.toString();
  return contextPath + path + (text && `?${text}`);
}

async function asksForConfirmation(response: Response): Promise<boolean> {
  const text = await response.clone().text();
  return text.includes('WebSudo');
}

async function answer<T>(response: Response, { as = 'json' }: Send): Promise<T> {
  if (!response.ok) throw await refusal(response);
  if (as === 'blob') return (await response.blob()) as T;
  const text = await response.text();
  if (as === 'text') return text as T;
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function refusal(response: Response): Promise<ApiError> {
  const text = await response.text();
  const said = readJson(text);
  const messages = [...(said.errorMessages ?? []), ...(said.message ? [said.message] : [])];
  return new ApiError(response.status, messages, said.errors ?? {}, response.headers, said);
}

interface Said {
  errorMessages?: string[];
  errors?: Record<string, string>;
  message?: string;
}

function readJson(text: string): Said {
  try {
    return (JSON.parse(text) ?? {}) as Said;
  } catch {
    return {};
  }
}
