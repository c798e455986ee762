/** Finds the macros that have a body: `{quote}…{quote}`. In one pass; a macro that is not closed is text. */

export type MacroName = 'code' | 'noformat' | 'quote' | 'panel' | 'color';

export interface Macro {
  readonly name: MacroName;
  /** What stands behind the colon. */
  readonly parameters: string;
  /** Of the whole macro in the text. */
  readonly from: number;
  readonly to: number;
  /** Of its body. */
  readonly bodyFrom: number;
  readonly bodyTo: number;
}

interface Token {
  name: MacroName;
  parameters: string | null;
  from: number;
  to: number;
}

/** Parameters are looked at no farther than a thousand signs: many that open and never end would cost their square. */
const token = /\\?\{(code|noformat|quote|panel|color)(?::([^}\n]{0,1000}))?\}/g;
const raw: ReadonlySet<MacroName> = new Set(['code', 'noformat']);

/** Outermost ones only, in their order. Within the body of `{code}` and `{noformat}` there are none. */
export function findMacros(text: string): Macro[] {
  const tokens = readTokens(text);
  const closers = nextClosers(tokens);
  const macros: Macro[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const open = tokens[at];
    const closer = closers[at];
    const close = closer === undefined ? undefined : tokens[closer];
    if (!open || !close || closer === undefined) continue;
    macros.push({
      name: open.name,
      parameters: open.parameters ?? '',
      from: open.from,
      to: close.to,
      bodyFrom: open.to,
      bodyTo: close.from,
    });
    at = closer;
  }
  return macros;
}

function readTokens(text: string): Token[] {
  const all = [...text.matchAll(token)]
    .filter(([whole]) => !whole.startsWith('\\'))
    .map((match) => ({
      name: match[1] as MacroName,
      parameters: match[2] ?? null,
      from: match.index,
      to: match.index + match[0].length,
    }));
  const lastClose = new Map<MacroName, number>();
  for (const { name, parameters, from } of all) if (parameters === null) lastClose.set(name, from);
  const tokens: Token[] = [];
  let within: MacroName | null = null;
  for (const one of all) {
    const closes: boolean = one.name === within && one.parameters === null;
    if (within !== null && !closes) continue;
    tokens.push(one);
    const opens = raw.has(one.name) && (lastClose.get(one.name) ?? -1) > one.from;
    within = within === null && opens ? one.name : null;
  }
  return tokens;
}

/** Each token's closing one, by index. Colours may lie within colours. */
function nextClosers(tokens: readonly Token[]): (number | undefined)[] {
  const closers: (number | undefined)[] = tokens.map(() => undefined);
  const next = new Map<MacroName, number>();
  for (let at = tokens.length - 1; at >= 0; at--) {
    const one = tokens[at];
    if (!one || one.name === 'color') continue;
    closers[at] = next.get(one.name);
    if (one.parameters === null) next.set(one.name, at);
  }
  const open: number[] = [];
  for (const [at, { name, parameters }] of tokens.entries()) {
    if (name !== 'color') continue;
    if (parameters !== null) open.push(at);
    else closers[open.pop() ?? tokens.length] = at;
  }
  return closers.slice(0, tokens.length);
}

/** `java|title=Here|borderStyle=solid` → the words and the named values, names in lower case. */
export function readParameters(parameters: string): { words: string[]; named: Map<string, string> } {
  const words: string[] = [];
  const named = new Map<string, string>();
  for (const part of parameters.split('|')) {
    const equals = part.indexOf('=');
    if (equals > 0) named.set(part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim());
    else if (part.trim() !== '') words.push(part.trim());
  }
  return { words, named };
}
