/** Fields as createmeta, editmeta and transitions describe them to clients. */
import type { View } from './fields/field.ts';
import type { Screen, ScreenField } from './screen.ts';

/** Field id → its description. */
export const presentScreen = (screen: Screen, view: View) =>
  Object.fromEntries(screen.fields.map((one) => [one.field.id, presentScreenField(one, screen, view)]));

export function presentScreenField({ field, required }: ScreenField, screen: Screen, view: View) {
  const { input } = field;
  const standard = input.defaultValue?.(screen.choices, view);
  return {
    required,
    schema: field.schema,
    name: field.name,
    fieldId: field.id,
    autoCompleteUrl: input.autoCompleteUrl?.(view.links, screen.issueKey),
    hasDefaultValue: standard !== undefined,
    operations: input.operations,
    allowedValues: input.allowedValues?.(screen.choices, view),
    defaultValue: standard,
  };
}
