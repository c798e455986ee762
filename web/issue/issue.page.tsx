import { getRouteApi, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FromList } from './from-list/from-list.ts';
import { ListPager } from './from-list/list-pager.tsx';
import { IssueView } from './issue-view.tsx';

const route = getRouteApi('/browse/$issueKey');

/** /browse/KEY */
export function Page(): ReactNode {
  const { issueKey } = route.useParams();
  const list: FromList | undefined = useLocation({
    select: ({ state }) => state.list as FromList | undefined,
  });
  return (
    <>
      {list && <ListPager list={list} issueKey={issueKey} />}
      <IssueView key={issueKey} issueKey={issueKey} />
    </>
  );
}
