import { Dialog } from '../../ui/dialog.tsx';
import type { Transition } from '../issue.ts';
import { useShown } from '../issue-context.tsx';
import { TransitionForm } from './transition-form.tsx';

/** A transition with a screen, on the page of the issue. */
export function TransitionDialog({ transition }: { transition: Transition }) {
  const { issue, open, place, may } = useShown();
  const close = () => open(null);
  return (
    <Dialog opened={true} onClose={close} title={transition.name} size={640} closeOnClickOutside={false}>
      <TransitionForm
        issue={issue}
        transition={transition}
        place={place}
        mayComment={may('ADD_COMMENTS')}
        onMade={close}
        onCancel={close}
      />
    </Dialog>
  );
}
