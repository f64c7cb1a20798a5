/** Names what failed, for the end of a long run: its middle is often cut away where it is kept. */
import { relative } from "node:path";

/** One line for each test that Vitest's JSON report says failed, and each file that did not load. */
export function failedUnits(report, root) {
  return (report?.testResults ?? [])
    .filter(({ status }) => status === "failed")
    .flatMap(({ name, assertionResults }) => {
      const file = relative(root, name);
      const tests = assertionResults.filter(({ status }) => status === "failed");
      return tests.length ? tests.map(({ fullName }) => `${file} › ${fullName}`) : [file];
    });
}

/** One line for each test that Playwright's JSON report says failed, or needed luck to pass. */
export function failedPages(report) {
  const within = ({ title, suites = [], specs = [] }, above) => {
    const path = [...above, title];
    const bad = specs.filter(({ tests }) => tests.some(({ status }) => status === "unexpected" || status === "flaky"));
    return [...bad.map((spec) => [...path, spec.title].join(" › ")), ...suites.flatMap((suite) => within(suite, path))];
  };
  return (report?.suites ?? []).flatMap((suite) => within(suite, []));
}
