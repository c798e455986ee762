import type { IssueBrief } from '../../issue/issue.ts';
import { markBeginnings, markKey } from './mark.ts';
import type { Section, Typed } from './picker.ts';

const labels = { hs: 'History Search', cs: 'Current Search' };

/** `keyHtml` and `summary` are HTML, with what was typed marked; `summaryText` is plain. */
export const presentPicker = (
  sections: readonly Section<IssueBrief>[],
  typed: Typed | null,
  contextPath: string,
) => ({
  sections: sections.map(({ id, issues, total, problem }) => ({
    label: labels[id],
    ...(issues.length > 0 && { sub: `Showing ${issues.length} of ${total} matching issues` }),
    id,
    ...(issues.length === 0 && { msg: problem || 'No matching issues' }),
    issues: issues.map(({ key, summary, type }) => ({
      key,
      keyHtml: markKey(key, typed ?? { key: null, number: null }),
      img: contextPath + type.icon,
      summary: markBeginnings(summary, typed?.words ?? []),
      summaryText: summary,
    })),
  })),
});
