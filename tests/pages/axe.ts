/** axe in the page: read once a document, run as often as the document changes. */
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

const require = createRequire(import.meta.url);
const source = readFileSync(
  createRequire(require.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js"),
  "utf8",
);

interface Axe {
  run(
    context: unknown,
    options: unknown,
  ): Promise<{ violations: Violation[]; passes: unknown[]; incomplete: unknown[] }>;
}
interface Violation {
  readonly id: string;
  readonly nodes: readonly {
    readonly target: readonly unknown[];
    readonly html: string;
    readonly failureSummary: string;
  }[];
}

/** What axe objects to, a sentence each, and how many of its rules had something to look at. */
export interface Verdict {
  readonly rules: number;
  readonly violations: readonly string[];
}

/** Runs every rule over what `root` shows, or only the rules named (a theme changes nothing but contrast). */
export async function axe(page: Page, root = "html", rules?: readonly string[]): Promise<Verdict> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  return page.evaluate(
    async ({ root, rules }) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const { violations, passes, incomplete } = await axe.run(
        { include: [root] },
        { resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }) },
      );
      const said = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => {
          const why = failureSummary.split("\n").at(1)?.trim() ?? "";
          return `${id}: ${target.flat().join(" ")}: ${why}`;
        }),
      );
      return { rules: passes.length + incomplete.length, violations: said };
    },
    { root, rules },
  );
}
