/** The demo's project: a town's bicycles for hire. */
import { lead, type PersonName } from './people.ts';

export const project = {
  key: 'TEST',
  name: 'Test project',
  description: 'Bicycles for hire in a small town: the app, the docking stations and the office behind them.',
  projectTypeKey: 'software',
  lead,
  assigneeType: 'PROJECT_LEAD',
} as const;

export const components: readonly { name: string; description: string; lead: PersonName }[] = [
  { name: 'App', description: 'What riders have on their phones.', lead: 'fred' },
  { name: 'Map', description: 'Where bicycles and free docks are.', lead: 'fred' },
  { name: 'Stations', description: 'Docks, locks and their firmware.', lead: 'barney' },
  { name: 'Payments', description: 'Tariffs, cards and invoices.', lead: 'barney' },
  { name: 'Accounts', description: 'Riders, their data and their consent.', lead: 'fred' },
  { name: 'Office', description: 'What the people in the workshop and at the desk use.', lead: 'wilma' },
];

/** Days from today, before it where negative. */
export const versions: readonly {
  name: string;
  description: string;
  starts: number;
  ends: number;
  released: boolean;
}[] = [
  { name: '0.9', description: 'The trial with two stations.', starts: -260, ends: -183, released: true },
  { name: '1.0', description: 'Opening day.', starts: -183, ends: -120, released: true },
  { name: '1.1', description: 'What the first weeks taught us.', starts: -120, ends: -60, released: true },
  { name: '1.2', description: 'Day passes and quieter locks.', starts: -60, ends: 20, released: false },
  { name: '2.0', description: 'Electric bicycles.', starts: 20, ends: 150, released: false },
];
