/** Counts what test runners report. What did not run is not passed, and a runner that fell over is a failure. */

/** Totals of Vitest's JSON report (undefined when there is none) and exit status. */
export function countUnits(report, status) {
  const files = report?.testResults ?? [];
  // a file that throws while it loads has no tests to fail
  const broken = files.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.some(failed));
  const counted = {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + broken.length,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
  return honest(counted, report !== undefined, status);
}

/** Totals of Playwright's JSON report (undefined when there is none) and exit status. A test that needed luck failed. */
export function countPages(report, status) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  const counted = { passed: expected, failed: unexpected + flaky + (report?.errors?.length ?? 0), skipped };
  return honest(counted, report !== undefined, status);
}

/** One step that is not made of tests. */
export function countStep(status) {
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** The sum of several totals. */
export function sum(totals) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of totals) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** The last line of `npm test`. */
export function verdict({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

function honest({ passed, failed, skipped }, reported, status) {
  const silent = failed === 0 && (status !== 0 || !reported || passed === 0);
  return { passed, failed: silent ? 1 : failed, skipped };
}

function failed({ status }) {
  return status === "failed";
}
