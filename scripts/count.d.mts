export interface Total {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part of Vitest's JSON report that is counted. */
export interface UnitReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** The part of Playwright's JSON report that is counted. */
export interface PageReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: object[];
}

export function countUnits(report: UnitReport | undefined, status: number): Total;
export function countPages(report: PageReport | undefined, status: number): Total;
export function countStep(status: number): Total;
export function sum(totals: readonly Total[]): Total;
export function verdict(total: Pick<Total, "passed" | "failed">): string;
