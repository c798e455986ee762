/** Every operation of jira-client, in the order in which they are tried. */
import type { Row } from '../harness/calls.ts';
import { absentRows } from './absent.ts';
import { detailRows } from './detail.ts';
import { endRows, issueRows } from './issue.ts';
import { fieldRows, peopleRows } from './people.ts';
import type { Place } from './place.ts';
import { projectRows } from './project.ts';

/** @param at what the rows work on, once the server runs */
export const rows = (at: () => Place): Row[] =>
  [issueRows, detailRows, projectRows, peopleRows, fieldRows, absentRows, endRows].flatMap((some) =>
    some(at),
  );
