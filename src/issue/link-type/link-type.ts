/** A way in which one issue may hang together with another, and its words in either direction. */
export interface LinkType {
  readonly id: number;
  readonly name: string;
  /** As the destination's page puts it: `is blocked by`. */
  readonly inward: string;
  /** As the source's page puts it: `blocks`. */
  readonly outward: string;
}
