/** What people can set for themselves so that pages suit their eyes. Each is a property of the user of this name. */
export interface AccessibilitySetting {
  readonly key: string;
  readonly label: string;
  readonly description: string;
}

export const accessibilitySettings: readonly AccessibilitySetting[] = [
  {
    key: 'accessibility.underlineLinks',
    label: 'Underline links',
    description: 'Links are underlined wherever they stand, so that they differ by more than their color.',
  },
  {
    key: 'accessibility.patternedStatus',
    label: 'Mark statuses by a pattern',
    description: 'The category of a status shows by a pattern as well as by its color.',
  },
];
