/** An embed computes in a worker made of its own text, in the strictest frame there is. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { oneFile } from "../../slides/build/one-file.ts";

const blog = (state: string): string =>
  `<!doctype html><title>A blog</title><iframe title="demo" sandbox="allow-scripts" src="http://embed.test/?d=${state}" width="640" height="860"></iframe>`;

/** What a frame's workers were started from, and how many runs they gave. */
interface Counts {
  urls: string[];
  values: number;
}

let browser: Browser;
let file: string;
beforeAll(async () => {
  const template = await readFile(new URL("../../demos/embed/page.html", import.meta.url), "utf8");
  const embed = {
    slug: "many",
    show: "demo",
    path: "embed/many/index.html",
    tables: [],
    kinds: ["number"],
    live: false,
  } as const;
  const body = '<main><demo-figure demo="many" show="demo" size="embed"></demo-figure></main>';
  const values = { title: "Many", description: "Many.", talk: "A talk", body };
  const root = fileURLToPath(new URL("fixture", import.meta.url));
  file = await oneFile(root, template, { ...embed, values }, ["chrome123"]);
  browser = await chromium.launch({
    executablePath: process.env["CHROME_PATH"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
}, 60_000);
afterAll(() => browser.close());

/** The embed in a sandboxed frame of another site. */
async function open(text: string, state: string): Promise<{ page: Page; asked: string[]; problems: string[] }> {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const counts: Counts = { urls: [], values: 0 };
    Object.assign(globalThis, { counts });
    globalThis.Worker = class extends globalThis.Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        counts.urls.push(String(url));
        this.addEventListener("message", ({ data }) => void (counts.values += "value" in data ? 1 : 0));
      }
    };
  });
  const asked: string[] = [];
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await page.route("http://*.test/**", (route) => {
    const url = route.request().url();
    asked.push(url);
    return route.fulfill({ body: url.includes("blog") ? blog(state) : text, contentType: "text/html" });
  });
  await page.goto("http://blog.test/");
  return { page, asked, problems };
}

/** Waits until the frame's figure has everything computed, and says how much of its study it shows. */
async function done(page: Page): Promise<{ cases: number; words: string | null }> {
  const figure = page.frameLocator("iframe").locator("demo-figure");
  await page.frameLocator("iframe").locator('demo-figure[data-study="done"]:not([data-busy])').waitFor();
  return { cases: await figure.locator(".case").count(), words: await figure.locator(".finding").textContent() };
}

describe("an embed in a bare sandbox", () => {
  test("starts a worker from its own text, without another request, and computes its runs there", async () => {
    const { page, asked, problems } = await open(file, "tasks=20000~lengths=on");
    const { cases, words } = await done(page);
    expect(cases).toBe(12);
    expect(words).toContain("20,000 tasks came");
    const { urls, values } = await page
      .frames()[1]!
      .evaluate(() => (globalThis as unknown as { counts: Counts }).counts);
    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls) expect(url).toMatch(/^blob:null\//);
    expect(values).toBe(13);
    expect(asked.filter((url) => url.includes("embed.test"))).toHaveLength(1);
    expect(problems).toEqual([]);
    await page.close();
  });

  test("computes the same by itself where the policy around it forbids workers", async () => {
    const strict = file.replace("worker-src blob:", "worker-src 'none'");
    expect(strict).not.toBe(file);
    const { page, problems } = await open(strict, "tasks=2000~lengths=on");
    const { cases, words } = await done(page);
    expect(cases).toBe(12);
    expect(words).toContain("2,000 tasks came");
    expect(problems.filter((problem) => !/worker/i.test(problem))).toEqual([]);
    await page.close();
  });
});
