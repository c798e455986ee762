import { say } from '../../kernel/words.ts';
import { notifications } from '../../ui/notifications.ts';
import { filterWords } from './filter.words.ts';

/** What the server refused, in a corner: for actions that have no form to say it in. */
export function tellRefusal(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  notifications.show({ color: 'red', title: say(filterWords).refused, message });
}
