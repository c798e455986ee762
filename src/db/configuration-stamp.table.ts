/** One row: a random value, renewed by triggers with every change of what issues are configured by. */
export interface ConfigurationStampTable {
  value: string;
}
