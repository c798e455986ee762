import { useWords } from '../kernel/words.ts';
import type { Named } from '../ui/found-people.ts';
import { Face } from '../ui/person.tsx';
import { wikiWords } from './wiki.words.ts';
import classes from './wiki-editor.module.css';

interface Props {
  id: string;
  people: readonly Named[];
  at: number;
  onAt(at: number): void;
  onChoose(person: Named): void;
}

/** Whom `@` and some letters may mean; the text keeps the focus. */
export function Mentions({ id, people, at, onAt, onChoose }: Props) {
  const words = useWords(wikiWords);
  return (
    <div className={classes.mentions}>
      <div role="listbox" id={id} aria-label={words.people}>
        {people.map((person, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus (aria-activedescendant)
          // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the text does the same
          <div
            key={person.name}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={classes.mention}
            onMouseMove={() => onAt(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(person)}
          >
            <Face person={person} />
            <bdi>{person.displayName}</bdi>
            <span className="quiet">{person.name}</span>
          </div>
        ))}
      </div>
      <p role="status" className={people.length === 0 ? classes.nobody : 'hidden-visually'}>
        {people.length === 0 ? words.nobody : words.found(people.length)}
      </p>
    </div>
  );
}
