import type { ReadProperty } from './application-property.ts';

/** `setAtStart`, ours: the option and the variable, one of which keeps the property from being changed here. */
export const presentProperty = ({ property, value, standard, heldBy }: ReadProperty) => ({
  id: property.key,
  key: property.key,
  value,
  name: property.name,
  desc: property.desc,
  type: property.type,
  defaultValue: standard,
  ...(property.example !== undefined && { example: property.example }),
  ...(property.allowedValues && { allowedValues: property.allowedValues }),
  ...(heldBy !== null && { setAtStart: heldBy }),
});
