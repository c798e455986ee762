/** Where in a query an error of the server's is: it names line and character, or quotes the word that it is about. */

export interface Span {
  readonly from: number;
  readonly to: number;
}

export function placeOfError(message: string, text: string): Span {
  const place = /\(line (\d+), character (\d+)\)\s*$/.exec(message);
  if (place) {
    const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
    const before = lines.slice(0, Number(place[1]) - 1).join('').length;
    return wordFrom(text, before + Number(place[2]) - 1);
  }
  for (const [, quoted] of message.matchAll(/'([^']+)'/g)) {
    const from = quoted === undefined ? -1 : text.toLowerCase().indexOf(quoted.toLowerCase());
    if (quoted !== undefined && from >= 0) return { from, to: from + quoted.length };
  }
  // "… at the end of the query": the end is what is marked.
  const end = text.trimEnd().length;
  return wordFrom(text, Math.max(0, end - 1));
}

/** At least one character, to the end of the word. */
function wordFrom(text: string, from: number): Span {
  const begin = Math.min(Math.max(0, from), Math.max(0, text.length - 1));
  const length = /^(?:\w+|.)/s.exec(text.slice(begin))?.[0].length ?? 0;
  return { from: begin, to: begin + length };
}
