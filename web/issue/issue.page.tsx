import { getRouteApi, useLocation } from '@tanstack/react-router';
import { ListPager } from './from-list/list-pager.tsx';
import { IssueView } from './issue-view.tsx';

const route = getRouteApi('/browse/$issueKey');

/** /browse/KEY */
export function Page() {
  const { issueKey } = route.useParams();
  const list = useLocation({ select: ({ state }) => state.list });
  return (
    <>
      {list && <ListPager list={list} issueKey={issueKey} />}
      <IssueView key={issueKey} issueKey={issueKey} />
    </>
  );
}
