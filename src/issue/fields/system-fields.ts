/** Every system field, in the order in which beans and lists show them. */

import { versions } from './affects-versions.ts';
import { aggregateprogress } from './aggregateprogress.ts';
import { aggregatetimeestimate } from './aggregatetimeestimate.ts';
import { aggregatetimeoriginalestimate } from './aggregatetimeoriginalestimate.ts';
import { aggregatetimespent } from './aggregatetimespent.ts';
import { archivedby } from './archivedby.ts';
import { archiveddate } from './archiveddate.ts';
import { assignee } from './assignee.ts';
import { attachment } from './attachment.ts';
import type { Clause } from './clause.ts';
import { comment } from './comment.ts';
import { components } from './components.ts';
import { created } from './created.ts';
import { creator } from './creator.ts';
import { description } from './description.ts';
import { duedate } from './duedate.ts';
import { environment } from './environment.ts';
import type { SystemField } from './field.ts';
import { filterClause } from './filter.ts';
import { fixVersions } from './fix-versions.ts';
import { issuekey } from './issuekey.ts';
import { issuelinks } from './issuelinks.ts';
import { issuetype } from './issuetype.ts';
import { labels } from './labels.ts';
import { lastViewed } from './last-viewed.ts';
import { parent } from './parent.ts';
import { priority } from './priority.ts';
import { progress } from './progress.ts';
import { project } from './project.ts';
import { rank } from './rank.ts';
import { reporter } from './reporter.ts';
import { resolution } from './resolution.ts';
import { resolutiondate } from './resolutiondate.ts';
import { security } from './security.ts';
import { status } from './status.ts';
import { subtasks } from './subtasks.ts';
import { summary } from './summary.ts';
import { textClause } from './text.ts';
import { thumbnail } from './thumbnail.ts';
import { timeestimate } from './timeestimate.ts';
import { timeoriginalestimate } from './timeoriginalestimate.ts';
import { timespent } from './timespent.ts';
import { timetracking } from './timetracking.ts';
import { updated } from './updated.ts';
import { votes } from './votes.ts';
import { watches } from './watches.ts';
import { worklog } from './worklog.ts';
import { workratio } from './workratio.ts';

export const systemFields: readonly SystemField[] = [
  issuekey,
  issuetype,
  parent,
  timespent,
  project,
  fixVersions,
  aggregatetimespent,
  resolution,
  resolutiondate,
  workratio,
  lastViewed,
  watches,
  thumbnail,
  created,
  priority,
  labels,
  timeestimate,
  aggregatetimeoriginalestimate,
  versions,
  issuelinks,
  assignee,
  updated,
  status,
  components,
  timeoriginalestimate,
  description,
  timetracking,
  attachment,
  security,
  aggregatetimeestimate,
  summary,
  creator,
  subtasks,
  reporter,
  aggregateprogress,
  environment,
  duedate,
  progress,
  comment,
  votes,
  worklog,
  archiveddate,
  archivedby,
  rank,
];

const byId = new Map(systemFields.map((field) => [field.id, field]));

export const systemField = (id: string): SystemField | undefined => byId.get(id);

/** Everything that JQL can ask of a system field. */
export const systemClauses: readonly Clause[] = [
  ...systemFields.flatMap((field) => field.clauses),
  textClause,
  filterClause,
];
