/** The same scenario gives the same run, byte for byte, in Node, on a page and in a page's worker. */
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { build } from "vite";
import type { Run } from "../../demos/scheduler/scenario.ts";
import { texts } from "./scenarios.ts";

let script: string;
let inNode: string[];
test.beforeAll(async () => {
  script = await bundled();
  inNode = texts();
});

test("the runs are worth comparing: everything that can happen in one does", () => {
  const runs = inNode.map((text) => JSON.parse(text) as Run);
  const seen = new Set<string>(runs.flatMap(({ executed }) => executed.map(({ end }) => end)));
  for (const { how } of runs.flatMap(({ workers }) => workers)) seen.add(`worker ${how ?? "stayed"}`);
  for (const { advice } of runs.flatMap(({ adapted }) => adapted)) seen.add(`adaptive ${advice.status}`);
  expect([...seen].sort()).toEqual([
    "adaptive down",
    "adaptive same",
    "adaptive up",
    "erred",
    "finished",
    "killed",
    "worker cancelled",
    "worker killed",
    "worker retired",
    "worker stayed",
  ]);
  expect(runs.flatMap(({ transferred }) => transferred).length).toBeGreaterThan(1000);
  expect(runs.flatMap(({ log }) => log).length).toBeGreaterThan(20_000);
  expect(new Set(inNode).size).toBe(inNode.length);
});

test("the same log on a page as in Node", async ({ page }) => {
  await page.addScriptTag({ content: script });
  same(await page.evaluate(() => (globalThis as unknown as { runs: { texts(): string[] } }).runs.texts()), "the page");
});

test("the same log in a page's worker as in Node", async ({ page }) => {
  const inWorker = await page.evaluate(
    (code) =>
      new Promise<string[]>((done, fail) => {
        const blob = new Blob([`${code};postMessage(runs.texts());`], { type: "text/javascript" });
        const worker = new Worker(URL.createObjectURL(blob));
        worker.addEventListener("message", ({ data }: MessageEvent<string[]>) => done(data));
        worker.addEventListener("error", ({ message }) => fail(new Error(message)));
      }),
    script,
  );
  same(inWorker, "the worker");
});

test("a difference is named by byte and by transition", () => {
  const [node, other] = ["1", "2"].map((time) => `{"finished":3,"log":[{"key":"a-0","time":${time}}]}`);
  expect(difference(node!, node!)).toBe("");
  expect(difference(node!, other!)).toBe(
    'byte 41: …:3,"log":[{"key":"a-0","time":1}]} in Node, …:3,"log":[{"key":"a-0","time":2}]} there; ' +
      'transition 0: {"key":"a-0","time":1} in Node, {"key":"a-0","time":2} there',
  );
});

function same(there: readonly string[], where: string): void {
  expect(there.length).toBe(inNode.length);
  for (const [i, text] of inNode.entries()) {
    expect(difference(text, there[i]!), `scenario ${i} (tests/pages/scenarios.ts) in ${where}`).toBe("");
  }
}

/** Where two runs part: the byte with what stands around it, and the first transition that differs. Empty: nowhere. */
function difference(node: string, there: string): string {
  const [a, b] = [Buffer.from(node), Buffer.from(there)];
  if (a.equals(b)) return "";
  let byte = 0;
  while (a[byte] === b[byte]) byte += 1;
  const around = (text: Buffer): string => `…${text.toString("utf8", Math.max(0, byte - 30), byte + 30)}`;
  const [logA, logB] = [node, there].map((text) => (JSON.parse(text) as Run).log.map((entry) => JSON.stringify(entry)));
  const at = logA!.findIndex((entry, i) => entry !== logB![i]);
  const log = at < 0 ? "no transition" : `transition ${at}: ${logA![at]} in Node, ${logB![at]} there`;
  return `byte ${byte}: ${around(a)} in Node, ${around(b)} there; ${log}`;
}

/** The scheduler and the scenarios as one script, made as the site's are, kept in memory. */
async function bundled(): Promise<string> {
  const entry = fileURLToPath(new URL("scenarios.ts", import.meta.url));
  const lib = { entry, formats: ["iife" as const], name: "runs" };
  const options = { configFile: false as const, logLevel: "silent" as const, publicDir: false as const };
  const made = await build({ ...options, build: { lib, write: false } });
  const output = [made].flat().flatMap((part) => ("output" in part ? part.output : []));
  const chunk = output.find((part) => part.type === "chunk");
  if (chunk?.type !== "chunk") throw new Error("Vite made no script of tests/pages/scenarios.ts.");
  return chunk.code;
}
