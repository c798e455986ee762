/**
 * Where a request comes from, as the brakes per address and the audit log go by it. Some reverse proxies forward an
 * address with its port, which is another one for each connection: counted like that, nobody would ever fail twice.
 */
import { isIP } from 'node:net';

/**
 * @param given the address as far as proxies are believed: an IP address, one with a port, or whatever somebody wrote
 * @param peer who is connected: an IP address
 * @returns an IP address without port and brackets; the peer's where `given` is none
 * @source RFC 7239, 6; X-Forwarded-For of Azure's and Microsoft's proxies
 */
export function clientAddress(given: string, peer: string | undefined): string {
  if (isIP(given) !== 0) return given;
  const [, inBrackets, bare] =
    /^(?:\[([0-9A-Fa-f:.]{2,45})\]|([0-9.]{7,15}))(?::\d{1,5})?$/.exec(given) ?? [];
  const address = inBrackets ?? bare ?? '';
  return isIP(address) !== 0 ? address : (peer ?? '');
}
