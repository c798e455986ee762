import type { IssueBrief } from '../issue.ts';
import type { LinkType } from '../link-type/link-type.ts';

/** One issue hangs together with another: the source blocks the destination. */
export interface Link {
  readonly id: number;
  readonly type: LinkType;
  readonly sourceId: number;
  readonly destinationId: number;
}

/** A link with both its ends, which the reader may browse. */
export interface WholeLink extends Link {
  readonly source: IssueBrief;
  readonly destination: IssueBrief;
}

/** A link as one of its ends shows it. */
export interface LinkOfIssue {
  readonly id: number;
  readonly type: LinkType;
  /** outward: the other issue is the destination. */
  readonly direction: Direction;
  readonly other: IssueBrief;
}

export type Direction = 'inward' | 'outward';

/** A link as a client asks for it from the side of one issue. */
export interface LinkStep {
  readonly type: TypeReference;
  readonly direction: Direction;
  /** Id or key. */
  readonly other: string;
}

/** A type as clients name it: by id, or else by name, or else by its words in one direction. */
export interface TypeReference {
  readonly id?: string;
  readonly name?: string;
  readonly inward?: string;
  readonly outward?: string;
}
