/**
 * Content-Disposition: the name twice, in ASCII for old clients and in UTF-8 for the others.
 * @param kind whether a browser may show the file or saves it
 * @param filename without control characters
 * @source RFC 6266, RFC 8187
 */
export function contentDisposition(kind: 'inline' | 'attachment', filename: string): string {
  const ascii = filename.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  return ascii === filename
    ? `${kind}; filename="${ascii}"`
    : `${kind}; filename="${ascii}"; filename*=UTF-8''${extendedValue(filename)}`;
}

const extendedValue = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
