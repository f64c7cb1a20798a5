import { expect, test } from "vitest";
import { failedPages, failedUnits } from "../../scripts/failures.mjs";

test("a failed unit test is named with its file, one that did not load by its file alone", () => {
  const report = {
    testResults: [
      { name: "/at/tests/a.test.ts", status: "passed", assertionResults: [{ status: "passed", fullName: "a holds" }] },
      {
        name: "/at/tests/b.test.ts",
        status: "failed",
        assertionResults: [
          { status: "passed", fullName: "b holds" },
          { status: "failed", fullName: "b stands" },
        ],
      },
      { name: "/at/tests/c.test.ts", status: "failed", assertionResults: [] },
    ],
  };
  expect(failedUnits(report, "/at")).toEqual(["tests/b.test.ts › b stands", "tests/c.test.ts"]);
});

test("a failed browser test is named with all it stands in, also when it passed the second time", () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
  const report = {
    suites: [
      {
        title: "axe.spec.ts",
        specs: [spec("holds", "expected"), spec("falls", "unexpected")],
        suites: [{ title: "inside", specs: [spec("wavers", "flaky"), spec("waits", "skipped")] }],
      },
    ],
  };
  expect(failedPages(report)).toEqual(["axe.spec.ts › falls", "axe.spec.ts › inside › wavers"]);
});

test("a run that left no report names nothing", () => {
  expect([failedUnits(undefined, "/at"), failedPages(undefined)]).toEqual([[], []]);
});
