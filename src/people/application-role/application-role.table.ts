/** Groups that new users of an application go into. */
export interface ApplicationRoleDefaultTable {
  role_key: string;
  group_id: number;
}
