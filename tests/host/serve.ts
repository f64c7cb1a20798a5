/** The fixture page in a real browser: built once into memory, handed to Chromium without a server. */
import { fileURLToPath } from "node:url";
import { chromium, type BrowserContextOptions, type Page } from "playwright";
import { build, type Rolldown } from "vite";

/** What the tests use of the element, from inside the page. */
export type Figure = HTMLElement & {
  ready: Promise<void>;
  span: number;
  at: number;
  playing: boolean;
  state: string;
  asleep: boolean;
  show(view: { state: string; at?: number; play?: boolean }): void;
  play(): void;
  pause(): void;
  reset(): void;
  step(direction?: 1 | -1): void;
  stories: readonly { title: string }[];
  tell(index: number): boolean;
  answer(n: number): boolean;
};

/** The fixture and its browser. */
export interface Stage {
  /** A new page of the fixture with this markup in its `<main>`, every figure in it settled. */
  open(
    markup: string,
    options?: BrowserContextOptions,
    before?: (page: Page) => Promise<unknown>,
    headers?: Record<string, string>,
  ): Promise<Page>;
  close(): Promise<void>;
}

const base = "http://localhost/tests/fixture/";

/** Builds the page and starts the browser; `close` ends it. */
export async function serve(): Promise<Stage> {
  const [files, browser] = await Promise.all([
    built(),
    chromium.launch({
      executablePath: process.env["CHROME_PATH"] ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
    }),
  ]);
  return {
    async open(markup, options = {}, before, headers = {}) {
      const context = await browser.newContext({ viewport: { width: 800, height: 900 }, ...options });
      const page = await context.newPage();
      await before?.(page);
      await page.route(`${base}**`, async (route) => {
        const path = new URL(route.request().url()).pathname.slice(new URL(base).pathname.length) || "index.html";
        const file = files.get(path);
        if (file === undefined) return route.fulfill({ status: 404 });
        const page = path === "index.html";
        const body = page ? String(file).replace("<main></main>", () => `<main>${markup}</main>`) : file;
        await route.fulfill({ body, contentType: typeOf(path), headers: page ? headers : {} });
      });
      await page.goto(base);
      await page.waitForFunction(() => customElements.get("demo-figure"));
      await page.evaluate(async () => {
        await Promise.all([...document.querySelectorAll("demo-figure")].map((figure) => (figure as Figure).ready));
        await document.fonts.ready;
      });
      return page;
    },
    close: () => browser.close(),
  };
}

async function built(): Promise<Map<string, string | Buffer>> {
  const output = (await build({
    root: fileURLToPath(new URL("fixture", import.meta.url)),
    configFile: false,
    logLevel: "error",
    base: "./",
    build: { write: false, minify: false, target: "es2022" },
  })) as Rolldown.RolldownOutput;
  return new Map(
    output.output.map((part) => [
      part.fileName,
      part.type === "chunk" ? part.code : typeof part.source === "string" ? part.source : Buffer.from(part.source),
    ]),
  );
}

const types: Record<string, string> = {
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
  woff2: "font/woff2",
};
const typeOf = (path: string): string => types[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
