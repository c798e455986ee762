/** How the demo's issues are written down. */
import type { PersonName } from './people.ts';

export type State = 'open' | 'in progress' | 'resolved' | 'closed' | 'reopened';

export interface DemoIssue {
  readonly type: 'Epic' | 'Story' | 'Task' | 'Sub-task' | 'Bug' | 'Improvement' | 'New Feature';
  readonly summary: string;
  readonly description?: string;
  readonly by: PersonName;
  /** Who is given the work; absent: it stays with whom the project gives it. */
  readonly to?: PersonName;
  readonly state: State;
  /** How it ended; absent: Done. */
  readonly resolution?: "Won't Do" | 'Duplicate' | 'Cannot Reproduce';
  readonly priority?: 'Highest' | 'High' | 'Low' | 'Lowest';
  readonly component?: string;
  readonly labels?: readonly string[];
  readonly affects?: string;
  readonly fix?: string;
  /** Days from its creation on. */
  readonly dueIn?: number;
  readonly estimate?: string;
  /** Number in the key of the issue that it is a part of. */
  readonly parent?: number;
  readonly comments?: readonly (readonly [PersonName, string])[];
  readonly files?: readonly string[];
  readonly votes?: readonly PersonName[];
}
