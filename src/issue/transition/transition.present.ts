import { presentStatus } from '../../workflow/status/status.present.ts';
import type { View } from '../fields/field.ts';
import { presentScreen } from '../screen.present.ts';
import type { AvailableTransition } from './transition.ts';

/** `fields` only where they were asked for; `{}` where nothing is asked on the way. */
export const presentTransitions = (transitions: readonly AvailableTransition[], view: View) =>
  transitions.map((transition) => ({
    id: String(transition.id),
    name: transition.name,
    opsbarSequence: transition.opsbarSequence,
    to: presentStatus(transition.to, view.links),
    fields: transition.screen && presentScreen(transition.screen, view),
  }));
