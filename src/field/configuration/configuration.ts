/** How fields behave: whether they are shown at all, and whether they must have a value. */
export interface FieldConfiguration {
  readonly id: number;
  readonly name: string;
  readonly description: string;
}

/** A field that no configuration speaks of is shown, and optional unless it always needs a value. */
export interface FieldRule {
  readonly fieldId: string;
  readonly hidden: boolean;
  readonly required: boolean;
  readonly description: string;
}

export interface FieldRules {
  readonly hidden: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
}

export const defaultConfigurationId = 10000;

/** Without these there is no issue. */
export const alwaysShown: ReadonlySet<string> = new Set(['summary', 'issuetype']);

/** What is hidden need not be filled in. */
export const toRules = (list: readonly FieldRule[]): FieldRules => ({
  hidden: new Set(list.filter((rule) => rule.hidden).map((rule) => rule.fieldId)),
  required: new Set(list.filter((rule) => rule.required && !rule.hidden).map((rule) => rule.fieldId)),
});
