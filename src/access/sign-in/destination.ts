/**
 * Where a login leads back to (os_destination). It comes from an address that anybody can have written, so it is kept
 * to this installation, or it would lend this site's good name to another (CWE-601).
 */
/** What a client of OAuth asks comes along whole, with its `state` and a challenge. */
const longest = 8000;

/** Pages that a login must not lead back to: they would end it, or ask for it again. */
const pointless = /^\/(login|login\.jsp|logoutconfirm\.jsp|secure\/Logout\.jspa)(;|\/?$)/i;

/**
 * @param wanted a path, with or without the context path, or an address below the base URL
 * @param baseUrl configured base URL, without a slash at its end
 * @param contextPath path of that, empty for none
 * @returns path, query and fragment, starting with the context path; the start page where `wanted` is nothing,
 *   leads away from here, or cannot be read
 * @source Seraph RedirectUtils; OWASP Unvalidated Redirects and Forwards Cheat Sheet
 */
export function safeDestination(wanted: string | undefined, baseUrl: string, contextPath: string): string {
  const start = `${contextPath}/`;
  const text = wanted?.startsWith(`${baseUrl}/`) ? wanted.slice(baseUrl.length) : wanted;
  if (!text?.startsWith('/') || text.length > longest || mayLeaveSite(text)) return start;
  const path = text === contextPath || text.startsWith(start) ? text : contextPath + text;
  // The parser that browsers use resolves `..`, also as %2e%2e; what it resolves to must still lie below the context.
  const { pathname, search, hash } = new URL(path, 'http://here.invalid');
  if (!pathname.startsWith(start) || mayLeaveSite(pathname)) return start;
  return pointless.test(pathname.slice(contextPath.length)) ? start : pathname + search + hash;
}

/** Browsers read `\` as `/`, pass over control characters, and take what follows `//` for a host. */
const mayLeaveSite = (text: string): boolean =>
  text.startsWith('//') || text.includes('\\') || [...text].some((sign) => sign < ' ' || sign === '\x7f');
