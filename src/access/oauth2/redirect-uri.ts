/**
 * Where a client may be sent back to. What is registered is compared letter by letter (RFC 9700, 2.1); of a public
 * client on the user's own machine the port is left open (RFC 8252, 7.3).
 */

const MOST = 2000;
const loopback = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:\d{1,5})?(?=[/?]|$)/;

/** Whether what listens there is on the machine of the browser itself, so that no network carries it. */
export const isLoopback = (uri: string): boolean => loopback.test(uri);

/** Whether one of the registered addresses is meant by `asked`. @param anyPort for a public client */
export const isRegistered = (asked: string, registered: readonly string[], anyPort: boolean): boolean =>
  registered.includes(asked) ||
  (anyPort &&
    isLoopback(asked) &&
    registered.some((one) => isLoopback(one) && withoutPort(one) === withoutPort(asked)));

const withoutPort = (uri: string): string => uri.replace(loopback, 'http://$1');

/**
 * Why an address cannot be registered; null: it can be.
 * @param client what of the client and the settings it depends on
 */
export function redirectProblem(
  uri: string,
  { isPublic, httpAllowed }: { isPublic: boolean; httpAllowed: boolean },
): string | null {
  if (uri.length > MOST) return `is longer than ${MOST} characters`;
  // Unicode look-alikes, and what browsers read otherwise than programs: only what an address is written in.
  if (!/^[!-~]+$/.test(uri) || /[\\"<>^`{|}]/.test(uri))
    return 'has characters that no address has; write a host in its xn-- form';
  if (!URL.canParse(uri)) return 'is no absolute address';
  if (uri.includes('#')) return 'must not have a fragment (#)';
  if (uri.includes('*')) return 'must not have a wildcard; register each address';
  return /^https?:/i.test(uri) ? webProblem(uri, httpAllowed) : schemeProblem(uri, isPublic);
}

function webProblem(uri: string, httpAllowed: boolean): string | null {
  const { protocol, username, password } = new URL(uri);
  if (username !== '' || password !== '' || !/^https?:\/\/[^/]/.test(uri))
    return 'must be http(s)://host/path, without a user name';
  if (protocol === 'http:' && !httpAllowed && !isLoopback(uri))
    return 'must be https, or http to 127.0.0.1, [::1] or localhost';
  return null;
}

/** A scheme of a program's own: a domain turned round, so that nobody's meets another's. Source: RFC 8252, 7.1 */
function schemeProblem(uri: string, isPublic: boolean): string | null {
  if (!isPublic) return 'must be https';
  return /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+:\/[^/]?/.test(uri)
    ? null
    : 'must have a scheme that is a domain of yours turned round, such as com.example.app:/callback';
}

/** The address with an answer in it. Source: RFC 6749, 4.1.2 */
export function withAnswer(uri: string, answer: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(answer)) if (value !== undefined) query.append(name, value);
  return `${uri}${uri.includes('?') ? '&' : '?'}${query}`;
}

/** What a person is shown of it: scheme and host. */
export function destinationOf(uri: string): string {
  const { protocol, host } = new URL(uri);
  return protocol === 'https:' || protocol === 'http:'
    ? `${protocol}//${host}`
    : `${protocol} (a program on your machine)`;
}

/** As a Content-Security-Policy names it in form-action: a form whose answer leads there is sent. */
export function sourceOf(uri: string): string {
  const { protocol, host } = new URL(uri);
  return protocol === 'https:' || protocol === 'http:' ? `${protocol}//${host}` : protocol;
}
