/** What administrators, or programs for them, note on a transition. */
export interface TransitionPropertyTable {
  workflow_id: number;
  /** The number of the transition within its workflow. */
  transition_id: number;
  key: string;
  value: string;
}
