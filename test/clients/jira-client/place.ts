/** What the rows of jira-client work on. */
import type { Any } from '../harness/calls.ts';
import type { RecordedServer } from '../harness/recorder.ts';
import type { Seed } from '../harness/seed.ts';

export interface Place extends Seed, RecordedServer {
  jira: Any;
  /** A text file. */
  file: string;
}

/** The issue that the rows made. */
export const made: { issue: Any } = { issue: undefined };
