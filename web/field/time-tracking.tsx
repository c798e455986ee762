import { Group, TextInput } from '@mantine/core';
import { useWords } from '../kernel/words.ts';
import classes from './field.module.css';
import { type EditProps, type FieldType, isEmpty, type ShowProps } from './field.ts';
import { fieldWords } from './field.words.ts';
import { None } from './none.tsx';

interface Estimates {
  readonly originalEstimate?: string;
  readonly remainingEstimate?: string;
  readonly timeSpent?: string;
  readonly remainingEstimateSeconds?: number;
  readonly timeSpentSeconds?: number;
}

function Show({ value }: ShowProps) {
  const words = useWords(fieldWords);
  const { originalEstimate, remainingEstimate, timeSpent, ...figures } = (value as Estimates | null) ?? {};
  if (isEmpty(value)) return <None />;
  const spent = figures.timeSpentSeconds ?? 0;
  const whole = spent + (figures.remainingEstimateSeconds ?? 0);
  return (
    <span className={classes.time}>
      {whole > 0 && <progress className={classes.bar} value={spent} max={whole} aria-label={words.spent} />}
      {(
        [
          [words.original, originalEstimate],
          [words.remaining, remainingEstimate],
          [words.spent, timeSpent],
        ] as const
      ).map(
        ([name, said]) =>
          said !== undefined && (
            <span key={name}>
              <span className="quiet">{name}: </span>
              <span className="figures">{said}</span>
            </span>
          ),
      )}
    </span>
  );
}

function Edit({ id, value, onChange, error, disabled, autoFocus }: EditProps) {
  const words = useWords(fieldWords);
  const now = (value as Estimates | null) ?? {};
  const part = (name: 'originalEstimate' | 'remainingEstimate', label: string) => ({
    label,
    value: now[name] ?? '',
    disabled: disabled ?? false,
    placeholder: '1w 2d 3h',
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...now, [name]: event.currentTarget.value }),
  });
  return (
    <Group gap={8} align="start" grow>
      <TextInput
        id={id}
        {...part('originalEstimate', words.original)}
        error={error}
        {...(autoFocus && { autoFocus, 'data-autofocus': true })}
      />
      <TextInput id={`${id}-remaining`} {...part('remainingEstimate', words.remaining)} />
    </Group>
  );
}

/** What was estimated, what remains; what was spent is logged as work. */
export const timeTracking: FieldType = {
  Show,
  Edit,
  grouped: true,
  write(value) {
    const { originalEstimate, remainingEstimate } = (value as Estimates | null) ?? {};
    return {
      ...(originalEstimate !== undefined && { originalEstimate }),
      ...(remainingEstimate !== undefined && { remainingEstimate }),
    };
  },
};
