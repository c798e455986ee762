/** Every table and the noun it belongs to. Types only: this file composes what the rooms below declare. */

import type { AccessTokenTable } from '../access/access-token/access-token.table.ts';
import type { CaptchaTable } from '../access/captcha/captcha.table.ts';
import type { KnownDeviceTable, LoginInfoTable, UnknownNameTable } from '../access/login/login.table.ts';
import type {
  Oauth1AccessTokenTable,
  Oauth1ConsumerTable,
  Oauth1RequestTokenTable,
} from '../access/oauth1/oauth1.table.ts';
import type {
  OAuth2ClientTable,
  OAuth2CodeTable,
  OAuth2GrantTable,
  OAuth2TokenTable,
} from '../access/oauth2/oauth2.table.ts';
import type { RememberMeTable } from '../access/remember-me/remember-me.table.ts';
import type { SessionTable } from '../access/session/session.table.ts';
import type { AuditItemTable, AuditRecordTable } from '../audit/audit.table.ts';
import type {
  DashboardFavouriteTable,
  DashboardGadgetTable,
  DashboardTable,
  GadgetPropertyTable,
} from '../dashboard/dashboard.table.ts';
import type { IssueEventTable } from '../event/issue-event.table.ts';
import type {
  FieldConfigurationItemTable,
  FieldConfigurationSchemeEntryTable,
  FieldConfigurationSchemeTable,
  FieldConfigurationTable,
} from '../field/configuration/configuration.table.ts';
import type {
  CustomFieldContextTable,
  CustomFieldOptionTable,
  CustomFieldScopeTable,
  CustomFieldTable,
  CustomFieldValueTable,
} from '../field/custom-field/custom-field.table.ts';
import type {
  IssueTypeScreenSchemeEntryTable,
  IssueTypeScreenSchemeTable,
  ProjectFieldSchemeTable,
  ScreenSchemeEntryTable,
  ScreenSchemeTable,
} from '../field/scheme/scheme.table.ts';
import type { ScreenFieldTable, ScreenTable, ScreenTabTable } from '../field/screen/screen.table.ts';
import type { AttachmentTable } from '../issue/attachment/attachment.table.ts';
import type { ChangeGroupTable, ChangeItemTable } from '../issue/changelog/changelog.table.ts';
import type { CommentTable } from '../issue/comment/comment.table.ts';
import type { PinnedCommentTable } from '../issue/comment/pin/pin.table.ts';
import type { CommentPropertyTable } from '../issue/comment/property/property.table.ts';
import type { IssueViewTable } from '../issue/history/history.table.ts';
import type {
  IssueComponentTable,
  IssueLabelTable,
  IssueTable,
  IssueVersionTable,
} from '../issue/issue.table.ts';
import type { IssueLinkTable } from '../issue/link/link.table.ts';
import type { IssueLinkTypeTable } from '../issue/link-type/link-type.table.ts';
import type { OutgoingMailTable } from '../issue/notification/mail.table.ts';
import type { IssuePropertyTable, IssuePropertyValueTable } from '../issue/property/property.table.ts';
import type { RemoteLinkTable } from '../issue/remote-link/remote-link.table.ts';
import type { VoteTable } from '../issue/vote/vote.table.ts';
import type { WatcherTable } from '../issue/watcher/watcher.table.ts';
import type { WorklogDeletionTable, WorklogTable } from '../issue/worklog/worklog.table.ts';
import type { AnonymizationTable } from '../people/anonymization/anonymization.table.ts';
import type { ApplicationRoleDefaultTable } from '../people/application-role/application-role.table.ts';
import type { AvatarTable, TemporaryAvatarTable } from '../people/avatar/avatar.table.ts';
import type { GroupMemberTable, GroupTable } from '../people/group/group.table.ts';
import type { UserPreferenceTable } from '../people/preference/preference.table.ts';
import type { UserPropertyTable } from '../people/property/property.table.ts';
import type { UserTable } from '../people/user/user.table.ts';
import type { GlobalGrantTable } from '../permission/permission.table.ts';
import type { ProjectRoleActorTable, ProjectRoleTable } from '../permission/role/role.table.ts';
import type { PermissionSchemeAttributeTable } from '../permission/scheme/attribute.table.ts';
import type { PermissionGrantTable, PermissionSchemeTable } from '../permission/scheme/scheme.table.ts';
import type {
  IssueSecurityLevelTable,
  IssueSecurityMemberTable,
  IssueSecuritySchemeTable,
} from '../permission/security/security.table.ts';
import type { ProjectCategoryTable } from '../project/category/category.table.ts';
import type { ComponentTable } from '../project/component/component.table.ts';
import type {
  NotificationSchemeTable,
  NotificationTable,
} from '../project/notification-scheme/notification-scheme.table.ts';
import type { PastValueTable, ValuePeriodTable } from '../project/period.table.ts';
import type { ProjectKeyTable, ProjectTable } from '../project/project.table.ts';
import type { ProjectPropertyTable } from '../project/property/property.table.ts';
import type { VersionRemoteLinkTable } from '../project/version/remote-link/version-remote-link.table.ts';
import type { VersionTable } from '../project/version/version.table.ts';
import type {
  FilterColumnTable,
  StandardColumnTable,
  UserColumnTable,
} from '../search/column/column.table.ts';
import type { FilterFavouriteTable, SavedFilterTable } from '../search/filter/filter.table.ts';
import type { ShareTable } from '../search/share/share.table.ts';
import type { ServerRunTable } from '../server/server-run.table.ts';
import type { ServerSettingTable } from '../server/setting.table.ts';
import type { TerminologyTable } from '../server/terminology/terminology.table.ts';
import type {
  StepLimitTable,
  WorkflowDraftTable,
  WorkflowSchemeEntryTable,
  WorkflowSchemeTable,
  WorkflowTable,
} from '../workflow/definition/workflow.table.ts';
import type {
  IssueTypePropertyTable,
  IssueTypeSchemeEntryTable,
  IssueTypeSchemeTable,
  IssueTypeTable,
} from '../workflow/issue-type/issue-type.table.ts';
import type { PriorityTable } from '../workflow/priority/priority.table.ts';
import type {
  PrioritySchemeEntryTable,
  PrioritySchemeTable,
} from '../workflow/priority-scheme/priority-scheme.table.ts';
import type { ResolutionTable } from '../workflow/resolution/resolution.table.ts';
import type { StatusTable } from '../workflow/status/status.table.ts';
import type {
  WorkflowSchemeDraftEntryTable,
  WorkflowSchemeDraftTable,
} from '../workflow/workflow-scheme/workflow-scheme.table.ts';
import type { ConfigurationStampTable } from './configuration-stamp.table.ts';
import type { InstallationTable } from './installation.table.ts';
import type { TextTermTable } from './text-term.table.ts';

export interface Schema {
  installation: InstallationTable;
  configuration_stamp: ConfigurationStampTable;
  app_user: UserTable;
  user_property: UserPropertyTable;
  user_column: UserColumnTable;
  user_preference: UserPreferenceTable;
  filter_column: FilterColumnTable;
  standard_column: StandardColumnTable;
  saved_filter: SavedFilterTable;
  filter_favourite: FilterFavouriteTable;
  share: ShareTable;
  dashboard: DashboardTable;
  dashboard_favourite: DashboardFavouriteTable;
  dashboard_gadget: DashboardGadgetTable;
  gadget_property: GadgetPropertyTable;
  app_group: GroupTable;
  group_member: GroupMemberTable;
  session: SessionTable;
  access_token: AccessTokenTable;
  login_info: LoginInfoTable;
  known_device: KnownDeviceTable;
  unknown_name: UnknownNameTable;
  remember_me: RememberMeTable;
  captcha: CaptchaTable;
  oauth1_consumer: Oauth1ConsumerTable;
  oauth1_request_token: Oauth1RequestTokenTable;
  oauth1_access_token: Oauth1AccessTokenTable;
  audit_record: AuditRecordTable;
  audit_item: AuditItemTable;
  server_setting: ServerSettingTable;
  server_run: ServerRunTable;
  terminology: TerminologyTable;
  application_role_default: ApplicationRoleDefaultTable;
  anonymization: AnonymizationTable;
  global_grant: GlobalGrantTable;
  permission_scheme: PermissionSchemeTable;
  permission_grant: PermissionGrantTable;
  permission_scheme_attribute: PermissionSchemeAttributeTable;
  issue_security_scheme: IssueSecuritySchemeTable;
  issue_security_level: IssueSecurityLevelTable;
  issue_security_member: IssueSecurityMemberTable;
  notification_scheme: NotificationSchemeTable;
  notification: NotificationTable;
  project_property: ProjectPropertyTable;
  avatar: AvatarTable;
  temporary_avatar: TemporaryAvatarTable;
  project_role: ProjectRoleTable;
  project_role_actor: ProjectRoleActorTable;
  status: StatusTable;
  priority: PriorityTable;
  resolution: ResolutionTable;
  issue_type: IssueTypeTable;
  issue_type_property: IssueTypePropertyTable;
  priority_scheme: PrioritySchemeTable;
  priority_scheme_entry: PrioritySchemeEntryTable;
  issue_type_scheme: IssueTypeSchemeTable;
  issue_type_scheme_entry: IssueTypeSchemeEntryTable;
  workflow: WorkflowTable;
  workflow_scheme: WorkflowSchemeTable;
  workflow_scheme_entry: WorkflowSchemeEntryTable;
  workflow_scheme_draft: WorkflowSchemeDraftTable;
  workflow_scheme_draft_entry: WorkflowSchemeDraftEntryTable;
  workflow_draft: WorkflowDraftTable;
  step_limit: StepLimitTable;
  project: ProjectTable;
  project_key: ProjectKeyTable;
  project_category: ProjectCategoryTable;
  component: ComponentTable;
  version: VersionTable;
  custom_field: CustomFieldTable;
  custom_field_context: CustomFieldContextTable;
  custom_field_scope: CustomFieldScopeTable;
  custom_field_option: CustomFieldOptionTable;
  custom_field_value: CustomFieldValueTable;
  screen: ScreenTable;
  screen_tab: ScreenTabTable;
  screen_field: ScreenFieldTable;
  screen_scheme: ScreenSchemeTable;
  screen_scheme_entry: ScreenSchemeEntryTable;
  issue_type_screen_scheme: IssueTypeScreenSchemeTable;
  issue_type_screen_scheme_entry: IssueTypeScreenSchemeEntryTable;
  field_configuration: FieldConfigurationTable;
  field_configuration_item: FieldConfigurationItemTable;
  field_configuration_scheme: FieldConfigurationSchemeTable;
  field_configuration_scheme_entry: FieldConfigurationSchemeEntryTable;
  project_field_scheme: ProjectFieldSchemeTable;
  issue: IssueTable;
  issue_event: IssueEventTable;
  issue_label: IssueLabelTable;
  issue_component: IssueComponentTable;
  issue_version: IssueVersionTable;
  comment: CommentTable;
  comment_property: CommentPropertyTable;
  pinned_comment: PinnedCommentTable;
  outgoing_mail: OutgoingMailTable;
  worklog: WorklogTable;
  worklog_deletion: WorklogDeletionTable;
  change_group: ChangeGroupTable;
  change_item: ChangeItemTable;
  attachment: AttachmentTable;
  watcher: WatcherTable;
  vote: VoteTable;
  issue_property: IssuePropertyTable;
  issue_property_value: IssuePropertyValueTable;
  issue_link_type: IssueLinkTypeTable;
  issue_link: IssueLinkTable;
  remote_link: RemoteLinkTable;
  version_remote_link: VersionRemoteLinkTable;
  issue_view: IssueViewTable;
  oauth2_client: OAuth2ClientTable;
  oauth2_grant: OAuth2GrantTable;
  oauth2_token: OAuth2TokenTable;
  oauth2_code: OAuth2CodeTable;
  text_term: TextTermTable;
  value_period: ValuePeriodTable;
  past_value: PastValueTable;
}
