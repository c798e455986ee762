/** What answers that are no JSON must be: pages, pictures, files. By `METHOD path`. */
import type { Answer } from '../support/server.ts';
import { picture } from './sample.ts';

export interface Page {
  /** Sentences about what is wrong with it. */
  wrong(answer: Answer): string[];
}

const of = (type: string, whatElse: (answer: Answer) => string[] = () => []): Page => ({
  wrong(answer) {
    const found = String(answer.headers['content-type']);
    return [...(found.startsWith(type) ? [] : [`the type is ${found}, not ${type}`]), ...whatElse(answer)];
  },
});

const contains = (text: string): Page => of('text/html', (answer) => missing(answer, text));
const missing = ({ text }: Answer, part: string): string[] =>
  text.includes(part) ? [] : [`${part} is not in it`];

export const pageKinds: Readonly<Record<string, Page>> = {
  'GET /browse/{issueKey}': contains('id="summary-val"'),
  'GET /secure/attachment/{id}/{filename}': of('image/png', ({ bytes }) =>
    bytes.equals(picture()) ? [] : ['the bytes are others than were attached'],
  ),
  'GET /secure/thumbnail/{id}/{filename}': of('image/'),
  'GET /secure/projectavatar': of('image/'),
  'GET /secure/useravatar': of('image/'),
  'GET /secure/viewavatar': of('image/'),
  'GET /rest/api/2/email-templates': of('application/zip', (answer) =>
    answer.bytes.subarray(0, 2).toString() === 'PK' ? [] : ['it is no archive'],
  ),
};
