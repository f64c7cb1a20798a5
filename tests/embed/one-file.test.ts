/** An embed is ONE file, small, that can ask for nothing. Built here as the build builds it. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { parseHTML } from "linkedom";
import { runnerImport } from "vite";
import { beforeAll, describe, expect, test } from "vitest";
import { oneFile } from "../../slides/build/one-file.ts";
import type { Site } from "../../slides/build/site.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = new Map<string, string>();

beforeAll(async () => {
  const { module } = await runnerImport<{ site(): Site }>(`${root}slides/build/site.ts`, { root, logLevel: "warn" });
  const template = await readFile(`${root}demos/embed/page.html`, "utf8");
  for (const embed of module.site().embeds) files.set(embed.path, await oneFile(root, template, embed, ["chrome123"]));
}, 300_000);

describe("an embed", () => {
  test("is made for both figures of a lesson", () => {
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(["embed/fast/index.html", "embed/fast/evidence/index.html"]),
    );
  });

  test("is at most 96 kB of gzip, or 110 where all ten lessons are in one (decision 8)", () => {
    for (const [path, file] of files) {
      const most = path === "embed/all-ten/index.html" ? 110_000 : 96_000;
      expect(gzipSync(file, { level: 9 }).length, path).toBeLessThanOrEqual(most);
    }
  });

  test("has the controls its knobs need and no others, and no ring of shared memory", () => {
    const [fast, adaptive] = ["fast", "adaptive"].map((slug) => files.get(`embed/${slug}/index.html`)!);
    // What the table of a drawn line, or of events, has on a button.
    expect([fast, adaptive].map((file) => file!.includes("Remove"))).toEqual([false, true]);
    expect([fast, adaptive].map((file) => file!.includes("As numbers"))).toEqual([false, true]);
    for (const [path, file] of files) expect(file, path).not.toMatch(/Atomics|SharedArrayBuffer\(/);
  });

  test("names nothing to be fetched", () => {
    for (const [path, file] of files) {
      const { document } = parseHTML(file);
      const fetched = [...document.querySelectorAll("[src], link[href], object, iframe, use")]
        .map((element) => String(element.getAttribute("src") ?? element.getAttribute("href")))
        .filter((address) => address !== "data:," && address !== "./");
      expect(fetched, path).toEqual([]);
      expect(file, path).not.toMatch(/@import|url\((?!["']?(#|data:))|import\(|type="?module/);
    }
  });

  test("allows by policy just the script and the style it holds", () => {
    for (const [path, file] of files) {
      const hashes = [/<script>(.*?)<\/script>/s, /<style>(.*?)<\/style>/s].map((inside) => {
        const text = inside.exec(file)?.[1];
        expect(text, path).toBeTruthy();
        return `sha256-${createHash("sha256").update(text!).digest("base64")}`;
      });
      const { document } = parseHTML(file);
      const policy = document.querySelector("meta[http-equiv='Content-Security-Policy']")!.getAttribute("content")!;
      expect(policy).toBe(
        `default-src 'none'; script-src '${hashes[0]}'; style-src '${hashes[1]}'; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'`,
      );
      expect(document.querySelectorAll("[style], [onclick], [onload]")).toHaveLength(0);
    }
  });

  test("has its links in the head before the script, where the crawlers of blogs look", () => {
    for (const [path, file] of files) {
      expect(file.indexOf("canonical"), path).toBeGreaterThan(0);
      expect(file.indexOf("canonical"), path).toBeLessThan(file.indexOf("<style>"));
      expect(file.indexOf("<script>"), path).toBeGreaterThan(file.indexOf("</main>"));
    }
  });
});
