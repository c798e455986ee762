import type { ReadProperty } from './application-property.ts';

export const presentProperty = ({ property, value }: ReadProperty) => ({
  id: property.key,
  key: property.key,
  value,
  name: property.name,
  desc: property.desc,
  type: property.type,
  defaultValue: property.standard,
  ...(property.example !== undefined && { example: property.example }),
  ...(property.allowedValues && { allowedValues: property.allowedValues }),
});
