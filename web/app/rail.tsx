/** Where one can go: the bar at the left, and the drawer of narrow windows. */
import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconFilter,
  IconFolders,
  IconLayoutDashboard,
  IconLayoutKanban,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconListDetails,
  IconSettings,
  IconStar,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { get } from '../kernel/api.ts';
import { places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { useMay, useReader } from '../session/me.ts';
import { To } from '../ui/to.tsx';
import { frameWords } from './frame.words.ts';
import classes from './rail.module.css';

interface Filter {
  readonly id: string;
  readonly name: string;
}

/** Shared with whoever changes favourites: they invalidate it. */
export const favouritesQuery = {
  queryKey: ['filter', 'favourite'],
  queryFn: () => get<Filter[]>('/rest/api/2/filter/favourite'),
};

interface Props {
  narrow: boolean;
  /** Absent: it cannot be collapsed here. */
  onNarrow?: (narrow: boolean) => void;
}

export function Rail({ narrow, onNarrow }: Props) {
  const words = useWords(frameWords);
  const { me } = useReader();
  const administers = useMay('ADMINISTER');
  return (
    <div className={classes.rail} data-narrow={narrow || undefined}>
      {me && <Item narrow={narrow} href={places.home} icon={IconLayoutDashboard} label={words.home} />}
      <Item narrow={narrow} href={places.navigator()} icon={IconListDetails} label={words.issues} />
      <Item narrow={narrow} href={places.projects} icon={IconFolders} label={words.projects} />
      {me && <Item narrow={narrow} href={places.boards} icon={IconLayoutKanban} label={words.boards} />}
      {me && <Item narrow={narrow} href={places.filters} icon={IconFilter} label={words.filters} />}
      {administers && (
        <Item narrow={narrow} href={places.admin()} icon={IconSettings} label={words.administration} />
      )}
      {me && !narrow && <Favourites />}
      {onNarrow && (
        <div className={classes.foot}>
          <Tooltip label={narrow ? words.expand : words.collapse} position="right">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={narrow ? words.expand : words.collapse}
              onClick={() => onNarrow(!narrow)}
            >
              {narrow ? (
                <IconLayoutSidebarLeftExpand size={16} />
              ) : (
                <IconLayoutSidebarLeftCollapse size={16} />
              )}
            </ActionIcon>
          </Tooltip>
        </div>
      )}
    </div>
  );
}

interface ItemProps {
  narrow: boolean;
  href: string;
  icon: ComponentType<{ size: number; 'aria-hidden': boolean }>;
  label: string;
}

function Item({ narrow, href, icon: Icon, label }: ItemProps) {
  return (
    <Tooltip label={label} position="right" disabled={!narrow}>
      <To href={href} className={classes.item} aria-label={narrow ? label : undefined}>
        <Icon size={16} aria-hidden={true} />
        {!narrow && <span>{label}</span>}
      </To>
    </Tooltip>
  );
}

function Favourites() {
  const words = useWords(frameWords);
  const { data } = useQuery(favouritesQuery);
  if (!data || data.length === 0) return null;
  return (
    <section aria-label={words.favourites}>
      <h2 className={classes.heading}>{words.favourites}</h2>
      {data.map(({ id, name }) => (
        <To key={id} href={places.filter(id)} className={classes.item} title={name}>
          <IconStar size={16} aria-hidden={true} />
          <bdi className="cut">{name}</bdi>
        </To>
      ))}
    </section>
  );
}
