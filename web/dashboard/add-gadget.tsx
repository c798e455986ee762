import { useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { Refusal } from '../project/form-dialog.tsx';
import { Dialog } from '../ui/dialog.tsx';
import classes from './dashboard.module.css';
import { addGadget, moduleKeyOf } from './dashboard.ts';
import { dashboardWords } from './dashboard.words.ts';
import { kinds } from './kinds.ts';

interface Props {
  dashboard: string;
  onClose(): void;
  onDone(): Promise<void>;
}

export function AddGadget({ dashboard, onClose, onDone }: Props) {
  const words = useWords(dashboardWords);
  const [error, setError] = useState<unknown>(null);
  const add = async (kind: string) => {
    setError(null);
    try {
      await addGadget(dashboard, { moduleKey: moduleKeyOf(kind), position: { row: 0, column: 0 } });
      await onDone();
      onClose();
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <Dialog opened onClose={onClose} title={words.addGadget}>
      {error !== null && <Refusal error={error} />}
      <ul className={classes.kinds}>
        {kinds.map(({ kind, name, text }, index) => (
          <li key={kind}>
            <button type="button" data-autofocus={index === 0 || undefined} onClick={() => void add(kind)}>
              <strong>{words[name] as string}</strong>
              <span className="quiet">{words[text] as string}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
