/** Reading a remote link that a client sends; whatever is wrong is told under the member's own name, as in Jira. */
import { isObject } from '../fields/input.ts';
import * as errors from './remote-link.errors.ts';
import type { RemoteIcon, RemoteLinkValues } from './remote-link.ts';

const LONGEST_NAME = 255;
const LONGEST_TEXT = 32_767;

/** What a browser would run, or take from the page, instead of going there. */
const dangerous = /^(?:javascript|vbscript|data|blob|about|view-source):/i;

type Members = Readonly<Record<string, unknown>>;

/** Members that are not given are none. @throws 400 by field */
export function readRemoteLink(body: Members): RemoteLinkValues {
  const application = objectAt(body, 'application');
  if (body.object == null) throw errors.isRequired('object');
  const object = objectAt(body, 'object');
  const status = objectAt(object, 'status');
  return {
    globalId: textAt(body, 'globalId', LONGEST_NAME),
    relationship: textAt(body, 'relationship', LONGEST_NAME),
    application: {
      type: textAt(application, 'type', LONGEST_NAME, 'application.type'),
      name: textAt(application, 'name', LONGEST_NAME, 'application.name'),
    },
    url: addressAt(object, 'url') ?? required('url'),
    title: textAt(object, 'title', LONGEST_NAME) ?? required('title'),
    summary: textAt(object, 'summary', LONGEST_TEXT),
    icon: readIcon(object, 'icon'),
    resolved: flagAt(status, 'resolved'),
    statusIcon: readIcon(status, 'status.icon'),
  };
}

function readIcon(owner: Members, path: string): RemoteIcon {
  const icon = objectAt(owner, 'icon');
  return {
    url: addressAt(icon, 'url16x16', `${path}.url16x16`),
    title: textAt(icon, 'title', LONGEST_NAME, `${path}.title`),
    link: addressAt(icon, 'link', `${path}.link`),
  };
}

function required(field: string): never {
  throw errors.isRequired(field);
}

function objectAt(owner: Members, name: string): Members {
  const value = owner[name];
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw errors.notObject(name);
  return value;
}

/** null: not given, or nothing but blanks. */
function textAt(owner: Members, name: string, most: number, field = name): string | null {
  const value = owner[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw errors.notText(field);
  const text = value.trim();
  if (text.length > most) throw errors.tooLong(field, most);
  return text === '' ? null : text;
}

function addressAt(owner: Members, name: string, field = name): string | null {
  const text = textAt(owner, name, LONGEST_TEXT, field);
  if (text === null) return null;
  if (!URL.canParse(text) || dangerous.test(new URL(text).protocol)) throw errors.notAddress(field);
  return text;
}

function flagAt(owner: Members, name: string): boolean | null {
  const value = owner[name] ?? null;
  if (value !== null && typeof value !== 'boolean') throw errors.notFlag(name);
  return value;
}
