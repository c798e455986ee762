export interface TransitionProperty {
  readonly key: string;
  readonly value: string;
}
