/** A release of a project, past or planned. */
export interface Version {
  readonly id: number;
  readonly projectId: number;
  readonly name: string;
  readonly description: string | null;
  /** yyyy-MM-dd */
  readonly startDate: string | null;
  readonly releaseDate: string | null;
  readonly released: boolean;
  readonly archived: boolean;
  /** Place in the project's list: the oldest has the smallest. */
  readonly sequence: number;
}
