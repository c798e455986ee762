/**
 * Prints, as its last line, how many tests passed, failed and were skipped, from the report that vitest wrote. What
 * fails outside of a test (the checks, the run itself) is said above it and counts as one failure.
 */
import fs from 'node:fs';

const [report, check, test] = process.argv.slice(2);
const tests = read(report);
const count = (status) => tests.filter((each) => each === status).length;
const reasons = [];
if (check !== '0')
  reasons.push('`npm run check` failed: types, lint, imports or generated pages, as printed above.');
if (test !== '0' && count('failed') === 0)
  reasons.push(`The test run ended with exit code ${test}, as printed above.`);
if (tests.length === 0) reasons.push('No test ran.');

const passed = count('passed');
const failed = count('failed') + reasons.length;
for (const reason of reasons) console.log(`FAILED: ${reason}`);
console.log(`${passed} passed, ${failed} failed, ${tests.length - passed - count('failed')} skipped`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/** One status for every test, and one `failed` for every file that broke before its tests could run. */
function read(file) {
  const text = fs.readFileSync(file, 'utf8');
  if (text === '') return [];
  return JSON.parse(text).testResults.reduce((all, { status, assertionResults }) => {
    const statuses = assertionResults.map((result) => result.status);
    const isBroken = status === 'failed' && !statuses.includes('failed');
    return all.concat(statuses, isBroken ? ['failed'] : []);
  }, []);
}
