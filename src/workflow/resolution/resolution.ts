/** How an issue came to its end. An issue without one is unresolved. */
export interface Resolution {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly sequence: number;
}
