import { defineConfig } from 'vitest/config';

type Suite = {
  name: string;
  include: string[];
  seconds?: number;
  /** One file after the other, once all else is done: each has a browser and a server to keep busy. */
  alone?: boolean;
};

/** Where nobody looks on, what failed in a browser is tried once more; the report says so behind its name. */
const again = process.env.CI ? 1 : 0;

const suites: Suite[] = [
  { name: 'unit', include: ['src/**/*.test.ts', 'web/**/*.test.ts'] },
  { name: 'tooling', include: ['test/tooling/**/*.test.ts'], seconds: 60 },
  { name: 'rest', include: ['test/rest/**/*.test.ts'] },
  { name: 'contract', include: ['test/contract/**/*.test.ts'] },
  { name: 'cli', include: ['test/cli/**/*.test.ts'], seconds: 60 },
  { name: 'clients', include: ['test/clients/**/*.test.ts'], seconds: 60 },
  { name: 'browser', include: ['test/browser/**/*.test.ts'], seconds: 120, alone: true },
  { name: 'crash', include: ['test/crash/**/*.test.ts'], seconds: 120 },
];

export default defineConfig({
  test: {
    pool: 'threads',
    maxWorkers: 2,
    globalSetup: ['test/support/vitest-postgres.ts'],
    reporters: ['default'],
    projects: suites.map(({ name, include, seconds = 30, alone = false }) => ({
      extends: true as const,
      test: {
        name,
        include,
        testTimeout: seconds * 1000,
        hookTimeout: seconds * 1000,
        ...(alone && { maxWorkers: 1, sequence: { groupOrder: 1 }, retry: again }),
      },
    })),
  },
});
