import { describe, expect, test } from "vitest";
import { countPages, countStep, countUnits, sum, verdict } from "../../scripts/count.mjs";

describe("unit tests", () => {
  const file = (status: string, ...tests: string[]) => ({
    status,
    assertionResults: tests.map((status) => ({ status })),
  });
  const report = {
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [file("passed")],
  };

  test("are counted as the runner reports them; skipped ones are not passed", () => {
    expect(countUnits(report, 0)).toEqual({ passed: 5, failed: 0, skipped: 3 });
    const one = { ...report, numFailedTests: 1, testResults: [file("failed", "passed", "failed")] };
    expect(countUnits(one, 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });
  test("a file that does not load is a failure, beside those of other files", () => {
    const broken = { ...report, numFailedTests: 1, testResults: [file("failed", "failed"), file("failed")] };
    expect(countUnits(broken, 1).failed).toBe(2);
  });
  test("a runner that falls over, says nothing, or finds nothing is a failure", () => {
    expect(countUnits(report, 1)).toMatchObject({ passed: 5, failed: 1 });
    expect(countUnits(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countUnits(undefined, 0)).toMatchObject({ failed: 1 });
    expect(countUnits({ ...report, numPassedTests: 0 }, 0)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe("browser tests", () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };

  test("are counted as the runner reports them; one that needed luck failed", () => {
    expect(countPages({ stats, errors: [] }, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 });
  });
  test("an error outside a test is a failure", () => {
    expect(countPages({ stats: { ...stats, unexpected: 0, flaky: 0 }, errors: [{}] }, 1).failed).toBe(1);
  });
  test("a runner that falls over, says nothing, or finds nothing is a failure", () => {
    const good = { stats: { ...stats, unexpected: 0, flaky: 0 }, errors: [] };
    expect(countPages(good, 0).failed).toBe(0);
    expect(countPages(good, 1)).toEqual({ passed: 7, failed: 1, skipped: 2 });
    expect(countPages(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countPages({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 9 }, errors: [] }, 0).failed).toBe(1);
  });
});

test("the last line is the sum, plain, on one line", () => {
  const all = sum([countStep(0), countStep(1), countStep(0), { passed: 40, failed: 2, skipped: 5 }]);
  expect(verdict(all)).toBe("42 passed, 3 failed");
  expect(verdict(sum([]))).toBe("0 passed, 0 failed");
});
