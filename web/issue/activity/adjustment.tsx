/** What becomes of the remaining estimate. */
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useWords } from '../../kernel/words.ts';
import { issueWords } from '../issue.words.ts';

export interface Adjustment {
  readonly by: 'auto' | 'leave' | 'new' | 'manual';
  readonly amount: string;
}

/** As the query of the request has it. @param amountOf how the amount of `manual` is named there */
export const adjustmentQuery = ({ by, amount }: Adjustment, amountOf: 'reduceBy' | 'increaseBy') => ({
  adjustEstimate: by,
  ...(by === 'new' && { newEstimate: amount }),
  ...(by === 'manual' && { [amountOf]: amount }),
});

interface Props {
  occasion: 'create' | 'update' | 'delete';
  value: Adjustment;
  onChange(value: Adjustment): void;
}

export function AdjustmentField({ occasion, value, onChange }: Props) {
  const words = useWords(issueWords);
  const manual = occasion === 'delete' ? words.adjustIncrease : words.adjustManual;
  const asks = value.by === 'new' || value.by === 'manual';
  return (
    <Group gap="sm" align="end" grow>
      <NativeSelect
        label={words.remainingEstimate}
        value={value.by}
        onChange={(event) => onChange({ ...value, by: event.currentTarget.value as Adjustment['by'] })}
        data={[
          { value: 'auto', label: words.adjustAuto },
          { value: 'leave', label: words.adjustLeave },
          { value: 'new', label: words.adjustNew },
          ...(occasion === 'update' ? [] : [{ value: 'manual', label: manual }]),
        ]}
      />
      {asks && (
        <TextInput
          aria-label={value.by === 'new' ? words.adjustNew : manual}
          placeholder="3h 30m"
          required
          value={value.amount}
          onChange={(event) => onChange({ ...value, amount: event.currentTarget.value })}
        />
      )}
    </Group>
  );
}
