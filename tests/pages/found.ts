/** Everything there is to judge, found as the site finds it: slides, lessons, figures, and the addresses they must have. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The built site: `dist/`, or where PAGES_DIST says. */
export const dist = resolve(root, process.env["PAGES_DIST"] ?? "dist");

const files = readdirSync(`${root}slides`).filter((file) => /^\d\d[a-z]?-.*\.md$/.test(file));

/** The slug of every slide: one a file. */
const slugs = files.map((file) => file.replace(/^\d\d[a-z]?-|\.md$/g, ""));

/** The id of every slide of the built talk, in its order. */
export const slides = [...readFileSync(`${dist}/index.html`, "utf8").matchAll(/<section\s[^>]*\bid="([^"]+)"/g)].map(
  ([, id]) => id!,
);

/** The slug and the claim of every lesson that `slides/` has. */
export const lessons = files.flatMap((file) => {
  const slug = /^(?:0[1-9]|[1-8]\d)-([a-z-]+)\.md$/.exec(file)?.[1];
  if (!slug) return [];
  const [, claim = ""] = /^claim: *(.+)$/m.exec(readFileSync(`${root}slides/${file}`, "utf8")) ?? [];
  return [{ slug, claim: claim.replace(/^"|"$|^'|'$/g, "") }];
});

/** Both embeds of every lesson, each with the claim it must show. */
export const embeds = lessons.flatMap(({ slug, claim }) =>
  ["", "evidence/"].map((show) => ({ path: `embed/${slug}/${show}`, claim })),
);

/** Every figure that `demos/` has, frame demos too, and the address of its embed. */
export const figures = readdirSync(`${root}demos`).flatMap((slug) =>
  (["demo", "evidence"] as const)
    .filter((show) => slug !== "contract" && existsSync(`${root}demos/${slug}/${show}.ts`))
    .map((show) => ({ slug, show, path: `embed/${slug}/${show === "demo" ? "" : "evidence/"}` })),
);

/** Fails where a list would be empty, or the site was built without one of the doors. */
export function expectAllFound(): void {
  expect(slides.length).toBeGreaterThan(2);
  expect(new Set(slides).size).toBe(slides.length);
  // What does not fit on one slide goes on under the same name with a number.
  const first = slides.map((id) => id.replace(/^(?:lesson|slide)-/, "")).filter((id) => !/-\d+$/.test(id));
  expect(first).toEqual(slugs);
  expect(lessons.length).toBeGreaterThan(0);
  for (const { slug, claim } of lessons) {
    expect(claim).not.toBe("");
    expect(slides).toContain(`lesson-${slug}`);
    for (const show of ["demo", "evidence"]) expect(figures).toContainEqual(expect.objectContaining({ slug, show }));
  }
  expect(figures.length).toBeGreaterThanOrEqual(2 * lessons.length);
  for (const { path } of [...embeds, ...figures]) expect(existsSync(`${dist}/${path}index.html`), path).toBe(true);
}
