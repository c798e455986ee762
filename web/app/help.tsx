import { Fragment } from 'react';
import { type Command, keyCaps, useAllCommands } from '../kernel/commands.ts';
import { useWords } from '../kernel/words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { frameWords } from './frame.words.ts';
import classes from './help.module.css';
import { closeDialog, useOpenDialog } from './open.ts';

/** Every key of the page that is shown (`?`). */
export function Help() {
  const words = useWords(frameWords);
  const opened = useOpenDialog().dialog === 'help';
  const groups = Map.groupBy(
    useAllCommands().filter(({ keys }) => keys !== undefined),
    ({ group }) => group,
  );
  return (
    <Dialog opened={opened} onClose={closeDialog} title={words.helpTitle} size={640}>
      <p className="quiet">{words.helpText}</p>
      <div className={classes.groups}>
        {[...groups].map(([group, commands]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl className={classes.list}>
              {[...commands].reverse().map((command) => (
                <Row key={command.keys} command={command} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Row({ command }: { command: Command }) {
  return (
    <div className={classes.row}>
      <dt>{command.label}</dt>
      <dd>
        <Caps keys={command.keys ?? ''} />
      </dd>
    </div>
  );
}

/** Keys as they are printed on keyboards. */
export function Caps({ keys }: { keys: string }) {
  return keyCaps(keys).map((cap, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the keys of one command never change their order
    <Fragment key={at}>
      {at > 0 && ' '}
      <kbd>{cap}</kbd>
    </Fragment>
  ));
}
