/** Every lesson there is, found as the site finds them, and the addresses its doors must have. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** How many slides the talk has: one a file. */
export const slideCount = readdirSync(`${root}slides`).filter((file) => /^\d\d[a-z]?-.*\.md$/.test(file)).length;

/** The slug and the claim of every lesson that `slides/` has. */
export const lessons = readdirSync(`${root}slides`).flatMap((file) => {
  const slug = /^(?:0[1-9]|10)-([a-z-]+)\.md$/.exec(file)?.[1];
  if (!slug) return [];
  const [, claim = ""] = /^claim: *(.+)$/m.exec(readFileSync(`${root}slides/${file}`, "utf8")) ?? [];
  return [{ slug, claim: claim.replace(/^"|"$|^'|'$/g, "") }];
});

/** Both embeds of every lesson, each with the claim it must show. */
export const embeds = lessons.flatMap(({ slug, claim }) =>
  ["", "evidence/"].map((show) => ({ path: `embed/${slug}/${show}`, claim })),
);

/** Fails where a list would be empty, or the site was built without one of the doors. */
export function expectAllFound(): void {
  expect(lessons.length).toBeGreaterThan(0);
  for (const { claim } of lessons) expect(claim).not.toBe("");
  for (const { path } of embeds) expect(existsSync(`${root}dist/${path}index.html`), path).toBe(true);
}
