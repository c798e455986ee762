import { getRouteApi } from '@tanstack/react-router';
import { IssueView } from './issue-view.tsx';

const route = getRouteApi('/browse/$issueKey');

/** /browse/KEY */
export function Page() {
  const { issueKey } = route.useParams();
  return <IssueView key={issueKey} issueKey={issueKey} />;
}
