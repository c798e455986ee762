/** Where the app lies, and what the document says of the installation and its reader (the server writes it into <meta>). */

const meta = (name: string): string | null =>
  document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? null;

/** Path that everything lies under: `/jira`; empty for none. */
export const contextPath = meta('ajs-context-path') ?? '';

/** Name of the installation. */
export const serverTitle = meta('application-name') ?? 'Tessera';

/** Who was logged in when the document was sent; null: nobody. */
export const readerAtStart = meta('ajs-remote-user');

/** For style elements that libraries make: the policy of the page lets in no others. */
export const styleNonce = (): string =>
  document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';

/** The script that works instead of somebody who cannot read a CAPTCHA. */
export const proofWorker = (): string => meta('proof-worker') ?? fullAddress('/static/proof.js');

/** An address outside the app (pictures, downloads, pages of the server) for href and src. @param path with its slash */
export const fullAddress = (path: string): string => contextPath + path;

/**
 * A picture or file of this server as REST writes it, at the address that the reader came by: the base URL may be
 * another, and other hosts load nothing here.
 */
export const ownAddress = (address: string): string => {
  const path = pathOf(address);
  return path === address ? address : fullAddress(path);
};

/** `https://host/jira/rest/…` as REST writes it → the path within the app; other addresses stay. */
export function pathOf(address: string): string {
  const url = new URL(address, location.href);
  if (!url.pathname.startsWith(`${contextPath}/`)) return address;
  return url.pathname.slice(contextPath.length) + url.search + url.hash;
}

/** The log-in, and after it back to a path within the app. */
export const loginAddress = (destination: string): string =>
  fullAddress(`/login?os_destination=${encodeURIComponent(destination)}`);

/** By which the router knows the list of issues (`data-scroll-restoration-id`): each search of it begins at its top. */
export const issueListScroll = 'issues';

/** Paths within the app. What people type ends up in them, so each part is encoded. */
export const places = {
  home: '/',
  issue: (key: string) => `/browse/${encodeURIComponent(key)}`,
  /** The navigator with a search; undefined: as it was left. */
  navigator: (jql?: string) => (jql === undefined ? '/issues/' : `/issues/?jql=${encodeURIComponent(jql)}`),
  filter: (id: string | number) => `/issues/?filter=${encodeURIComponent(String(id))}`,
  /** The same list with an issue beside it. @param list of `navigator` with a search, or `filter` */
  beside: (list: string, key: string) => `${list}&selectedIssue=${encodeURIComponent(key)}`,
  filters: '/filters',
  projects: '/projects',
  project: (key: string, section = '') => `/projects/${encodeURIComponent(key)}${section && `/${section}`}`,
  boards: '/boards',
  boardOfFilter: (id: string | number) => `/boards/filter/${encodeURIComponent(String(id))}`,
  dashboards: '/dashboards',
  profile: '/profile',
  person: (name: string) => `/people/${encodeURIComponent(name)}`,
  admin: (section = '') => `/admin${section && `/${section}`}`,
} as const;
