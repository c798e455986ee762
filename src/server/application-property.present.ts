import type { ReadProperty } from './application-property.ts';

export const presentProperty = ({ property, value, standard }: ReadProperty) => ({
  id: property.key,
  key: property.key,
  value,
  name: property.name,
  desc: property.desc,
  type: property.type,
  defaultValue: standard,
  ...(property.example !== undefined && { example: property.example }),
  ...(property.allowedValues && { allowedValues: property.allowedValues }),
});
