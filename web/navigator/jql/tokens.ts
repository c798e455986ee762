/** JQL as the editor sees it: unfinished and wrong at most moments. Nothing here refuses; the server does that. */
export interface Token {
  readonly kind: 'word' | 'string' | 'symbol';
  /** As it stands in the text. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const oneToken =
  /\s+|"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|!=|!~|<=|>=|&&|\|\||[=<>~!(),[\]&|]|(?:[^\s"'=!<>~(),[\]&|\\]|\\.)+|\\/gsy;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(oneToken)) {
    const [found] = match;
    if (/^\s/.test(found)) continue;
    const kind = /^["']/.test(found)
      ? 'string'
      : /^(?:!=|!~|<=|>=|&&|\|\||[=<>~!(),[\]&|])$/.test(found)
        ? 'symbol'
        : 'word';
    tokens.push({ kind, text: found, from: match.index, to: match.index + found.length });
  }
  return tokens;
}

/** The word in lower case where it may be part of the grammar, else empty. */
export const bare = (token: Token | undefined): string =>
  token?.kind === 'word' && !token.text.includes('\\') ? token.text.toLowerCase() : '';

/** What a value means: without its quotation marks and escapes. */
export function unquote(value: string): string {
  const quoted = /^(["'])(.*)\1$/s.exec(value);
  return (quoted?.[2] ?? value).replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code, char) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return { n: '\n', r: '\r', t: '\t' }[char as string] ?? (char as string);
  });
}

/** A text as a query writes it, always in quotation marks: what is reserved does not matter there. */
export const quoteText = (text: string): string =>
  `"${text
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')}"`;
