import { ActionIcon, Tooltip } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useWords } from '../../kernel/words.ts';
import { notifyRefusal } from '../../ui/notify.ts';
import { type Filter, setFavourite } from './filter.ts';
import { filterWords } from './filter.words.ts';

/** Among the favourites, or not. */
export function Star({ filter }: { filter: Filter }) {
  const words = useWords(filterWords);
  const label = filter.favourite ? words.unstar(filter.name) : words.star(filter.name);
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color={filter.favourite ? 'teal' : 'gray'}
        size={28}
        aria-label={label}
        aria-pressed={filter.favourite}
        onClick={() =>
          void setFavourite(filter, !filter.favourite).catch((error) => notifyRefusal(error, words.refused))
        }
      >
        {filter.favourite ? <IconStarFilled size={16} /> : <IconStar size={16} />}
      </ActionIcon>
    </Tooltip>
  );
}
