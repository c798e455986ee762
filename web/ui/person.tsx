/** People as they stand in lists and fields: a face and a name. */
import { ownAddress } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import classes from './person.module.css';
import { personWords } from './person.words.ts';

/** A user as REST names them. */
export interface Person {
  readonly name?: string;
  readonly key?: string;
  readonly displayName: string;
  readonly avatarUrls?: Readonly<Record<string, string>>;
  readonly active?: boolean;
}

/** The picture alone; who it shows stands beside it or is the label of what holds it. @param size px */
export function Face({ person, size = 20 }: { person: Person; size?: number }) {
  const picture = person.avatarUrls?.[size > 32 ? '48x48' : '32x32'] ?? person.avatarUrls?.['48x48'];
  if (picture === undefined)
    return <span className={classes.none} style={{ width: size, height: size }} aria-hidden="true" />;
  return (
    <img
      className={classes.face}
      src={ownAddress(picture)}
      width={size}
      height={size}
      alt=""
      loading="lazy"
    />
  );
}

/** @param person null: nobody */
export function PersonName({
  person,
  size = 20,
  nobody,
}: {
  person: Person | null;
  size?: number;
  nobody?: string;
}) {
  const words = useWords(personWords);
  if (!person) return <span className="quiet">{nobody ?? words.nobody}</span>;
  return (
    <span className={classes.person}>
      <Face person={person} size={size} />
      <bdi>{person.displayName}</bdi>
      {person.active === false && <span className="quiet">{words.inactive}</span>}
    </span>
  );
}
