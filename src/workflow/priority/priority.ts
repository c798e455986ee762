/** How urgent an issue is. The list is kept with the most urgent first. */
export interface Priority {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** Path of its picture, without the context path. */
  readonly icon: string;
  /** #rrggbb */
  readonly color: string;
  /** 1 is the most urgent. */
  readonly sequence: number;
}

/** What an issue has that is made without a word about it, where nobody chose one: the middle of the list. */
export const middlePriority = <T>(priorities: readonly T[]): T | undefined =>
  priorities[Math.floor((priorities.length - 1) / 2)];
