export interface PermissionSchemeAttributeTable {
  scheme_id: number;
  key: string;
  value: string;
}
