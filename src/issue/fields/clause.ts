/**
 * What JQL needs to know of a field: names, operators, the kind of operand, and where the values are stored. Plain
 * data: search/ resolves operands and writes the SQL.
 */

export type ClauseOperator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '~'
  | '!~'
  | 'in'
  | 'not in'
  | 'is'
  | 'is not'
  | 'was'
  | 'was not'
  | 'was in'
  | 'was not in'
  | 'changed';

const equality: readonly ClauseOperator[] = ['=', '!='];
const order: readonly ClauseOperator[] = ['<', '<=', '>', '>='];
const lists: readonly ClauseOperator[] = ['in', 'not in'];
const empty: readonly ClauseOperator[] = ['is', 'is not'];
const history: readonly ClauseOperator[] = ['was', 'was not', 'was in', 'was not in', 'changed'];

/** The groups of operators of Jira's field reference. */
export const operators = {
  equalOrListed: [...equality, ...lists],
  equalListedOrEmpty: [...equality, ...lists, ...empty],
  equalListedEmptyOrHistory: [...equality, ...lists, ...empty, ...history],
  ordered: [...equality, ...order, ...lists, ...empty],
  orderedNeverEmpty: [...equality, ...order, ...lists],
  orderedOrHistory: [...equality, ...order, ...lists, ...empty, ...history],
  version: [...equality, ...order, '~', '!~', ...lists, ...empty] as readonly ClauseOperator[],
  versionOrHistory: [
    ...equality,
    ...order,
    '~',
    '!~',
    ...lists,
    ...empty,
    ...history,
  ] as readonly ClauseOperator[],
  text: ['~', '!~', ...empty] as readonly ClauseOperator[],
  exactText: [...equality, '~', '!~', ...lists, ...empty] as readonly ClauseOperator[],
  textNeverEmpty: ['~', '!~'] as readonly ClauseOperator[],
  contains: ['~'] as readonly ClauseOperator[],
  empty,
  /** Jira's documentation gives the creator the WAS family, and no CHANGED. */
  creator: [
    ...equality,
    ...lists,
    ...empty,
    'was',
    'was not',
    'was in',
    'was not in',
  ] as readonly ClauseOperator[],
};

/** What an operand names. */
export type OperandKind =
  | 'project'
  | 'projectCategory'
  | 'issue'
  | 'issueType'
  | 'status'
  | 'statusCategory'
  | 'priority'
  | 'resolution'
  | 'securityLevel'
  | 'user'
  | 'group'
  | 'linkType' // or what one end of a link says of it
  | 'component'
  | 'version'
  | 'label'
  | 'option' // of a select list
  | 'cascade' // of a cascading select list: a first choice, or one of its own
  | 'filter'
  | 'property' // a text, a number or a date: what it is like says it
  | 'text'
  | 'exactText' // compared as a whole
  | 'instant' // a moment: created, updated
  | 'day' // a calendar day: due
  | 'number' // whole
  | 'decimal'
  | 'duration' // stored in seconds
  | 'presence'; // only whether there is one: attachments

/** Columns of the issue's own row that a clause may compare or sort by. */
export type IssueColumn =
  | 'id'
  | 'project_id'
  | 'number'
  | 'issue_type_id'
  | 'status_id'
  | 'priority_id'
  | 'resolution_id'
  | 'reporter_id'
  | 'assignee_id'
  | 'creator_id'
  | 'parent_id'
  | 'created'
  | 'updated'
  | 'resolved'
  | 'due_date'
  | 'time_original'
  | 'time_remaining'
  | 'time_spent'
  | 'security_level_id';

export type FoldedColumn = 'summary_lower' | 'description_lower' | 'environment_lower';

/** Columns of custom_field_value, one for each kind of value. */
export type CustomColumn =
  | 'text_lower'
  | 'term_lower'
  | 'number'
  | 'instant'
  | 'day'
  | 'option_id'
  | 'user_id'
  | 'group_id'
  | 'project_id'
  | 'version_id';

/** Where a custom field is. */
export interface CustomScope {
  readonly contextId: number;
  /** In every project that has no context of its own, or in those of the context only. */
  readonly everyProject: boolean;
  readonly everyIssueType: boolean;
}

/** Values of a custom field; issues that do not have the field have none, and are not empty either. */
export interface CustomStored {
  readonly in: 'custom';
  readonly fieldId: number;
  readonly column: CustomColumn;
  /** Empty: every issue has the field. */
  readonly scope: readonly CustomScope[];
}

/** Texts of the issue's own row. */
export type IssueText = 'summary' | 'description' | 'environment';

/** Scalars in a property of issues, under a path; compared as what they are, as numbers, or as days and moments (ms). */
export interface PropertyStored {
  readonly in: 'property';
  readonly key: string;
  /** Names joined by full stops; empty: the property itself. */
  readonly path: string;
  readonly by: 'value' | 'number' | 'instant';
}

/** Where the values lie. */
export type Stored =
  /** In a column of the issue: an id, an instant (ms), a day (yyyy-MM-dd) or seconds. */
  | { readonly in: 'column'; readonly column: IssueColumn }
  /**
   * In texts of the issue; any of them may match. `comments`: or in a comment that the reader sees; `custom`: or in a
   * custom field that is a text.
   */
  | {
      readonly in: 'text';
      readonly texts: readonly IssueText[];
      readonly comments: boolean;
      readonly custom: boolean;
    }
  /** In rows of their own, one a value, each with issue_id. */
  | { readonly in: 'rows'; readonly table: 'issue_component'; readonly column: 'component_id' }
  | { readonly in: 'rows'; readonly table: 'issue_label'; readonly column: 'label_lower' }
  | {
      readonly in: 'rows';
      readonly table: 'issue_version';
      readonly column: 'version_id';
      readonly kind: 'fix' | 'affects';
    }
  | { readonly in: 'rows'; readonly table: 'watcher' | 'vote'; readonly column: 'user_id' }
  | { readonly in: 'rows'; readonly table: 'attachment'; readonly column: 'id' }
  /** As many as there are such rows. */
  | { readonly in: 'count'; readonly table: 'watcher' | 'vote' }
  /** The category of the issue's status, or of its project. */
  | { readonly in: 'status'; readonly column: 'category_id' }
  | { readonly in: 'project'; readonly column: 'category_id' }
  | CustomStored
  | PropertyStored
  /** Nowhere: a query finds them. */
  | { readonly in: 'filter' }
  /** In the issue's links, to issues that the reader sees. */
  | { readonly in: 'links' }
  /** In the work logs that the reader sees, of which an issue may have many. */
  | { readonly in: 'worklog'; readonly column: 'author_id' | 'started_day' | 'comment' }
  /** Time spent as a percentage of the original estimate; none without an estimate. */
  | { readonly in: 'work-ratio' }
  /** When the reader looked at the issue (ms). */
  | { readonly in: 'viewed' };

/** What a sort goes by. Empty values come last when ascending, except where `by` says otherwise. */
export type SortKey =
  | { readonly by: 'key' } // project key, then number
  | { readonly by: 'column'; readonly column: IssueColumn | FoldedColumn }
  | { readonly by: 'sequence'; readonly of: 'status' | 'resolution' | 'issue_type' }
  /** The most urgent is the greatest: ascending begins with the least urgent. */
  | { readonly by: 'priority' }
  | { readonly by: 'project-name' }
  | { readonly by: 'security-level' }
  | { readonly by: 'display-name'; readonly column: 'reporter_id' | 'assignee_id' | 'creator_id' }
  /** The first of several: by project, then name or sequence. */
  | { readonly by: 'component' }
  | { readonly by: 'version'; readonly kind: 'fix' | 'affects' }
  | { readonly by: 'label' }
  | { readonly by: 'count'; readonly table: 'watcher' | 'vote' }
  /** The first of several; options and versions by their sequence, people and groups by name. */
  | { readonly by: 'custom'; readonly stored: CustomStored; readonly cascading: boolean }
  | { readonly by: 'work-ratio' }
  | { readonly by: 'viewed' }
  /** The place in the one order of all issues: each issue has another. */
  | { readonly by: 'rank' };

export interface Clause {
  /** Compared without regard to case; messages use the name that the caller wrote. The first is Jira's own. */
  readonly names: readonly string[];
  readonly operand: OperandKind;
  readonly operators: readonly ClauseOperator[];
  readonly stored: Stored;
  /** Absent: ORDER BY cannot use it. */
  readonly sort?: SortKey;
  /** The direction of a sort that names none. */
  readonly first?: 'asc' | 'desc';
  /** The permission without which it matches nothing but the reader's own. */
  readonly permission?: string;
}
