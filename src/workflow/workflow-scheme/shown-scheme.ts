import type { User } from '../../people/user/user.ts';
import type { Workflow } from '../definition/workflow.ts';
import type { IssueType } from '../issue-type/issue-type.ts';
import type { MappedScheme, SchemeDraft } from './workflow-scheme.ts';

/** A scheme, or its draft, with what it names. */
export interface ShownScheme {
  readonly scheme: MappedScheme;
  /** null: the scheme itself is shown. */
  readonly draft: SchemeDraft | null;
  readonly lastModifiedUser: User | null;
  readonly workflows: readonly Workflow[];
  readonly types: readonly IssueType[];
}
