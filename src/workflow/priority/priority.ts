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
