import type { Status } from '../../workflow/status/status.ts';
import type { Screen } from '../screen.ts';

/** A transition that a reader may make on an issue, now. */
export interface AvailableTransition {
  readonly id: number;
  readonly name: string;
  /** Jira's order of buttons. */
  readonly opsbarSequence: number;
  readonly to: Status;
  /** What it asks on the way, where that was asked for. */
  readonly screen?: Screen;
}
