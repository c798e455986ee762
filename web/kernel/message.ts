/** What went wrong, in a sentence that can stand beside the button that was pressed. */
import { ApiError } from './api.ts';
import { catalogue, say } from './words.ts';

const words = catalogue(
  {
    unreachable: 'The server cannot be reached. What you typed is kept; try again in a moment.',
    broken: 'Something went wrong. What you typed is kept.',
  },
  {
    unreachable:
      'Der Server ist nicht erreichbar. Was Sie geschrieben haben, bleibt; versuchen Sie es gleich nochmals.',
    broken: 'Etwas ist fehlgeschlagen. Was Sie geschrieben haben, bleibt erhalten.',
  },
);

export function messageOf(error: unknown): string {
  if (!(error instanceof ApiError)) return say(words).broken;
  return error.status === 0 ? say(words).unreachable : error.message;
}

/** The same for what is not said at a field of the form. @param shown ids of fields that say theirs themselves */
export function messageBeside(error: unknown, shown: ReadonlySet<string>): string {
  if (!(error instanceof ApiError) || error.status === 0) return messageOf(error);
  const others = Object.entries(error.fields).filter(([id]) => !shown.has(id));
  const texts = [...error.messages, ...others.map(([, text]) => text)];
  if (texts.length > 0) return texts.join(' ');
  return Object.keys(error.fields).length > 0 ? '' : error.message;
}
