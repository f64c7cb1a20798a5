/**
 * What handing tasks to Web Workers costs, side by side in one run of one Chromium: our pool in its three ways, bare
 * `postMessage`, and the package workerpool. Tasks do nothing, so all of it is cost; payloads are the same: a list with a
 * length in, a list with start and stop out. Each has two workers; the pools are given all tasks at once.
 *
 * CPU is that of the page's process over all its threads, as Chromium itself counts it (`cpuTime` of CDP's
 * `SystemInfo.getProcessInfo`): its Web Workers are threads of that process. Start-up is not counted: workers are there
 * and warm. Peers take turns within a round, and what counts is the middle of the rounds' ratios.
 */
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type CDPSession, type Page } from "playwright-core";
import { build, type Rollup } from "vite";
import { browserArguments, findBrowser } from "../browser.mjs";
import { median, type Result } from "./report.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Those measured, and tasks a round of each: about as much time for each. */
const PEERS = { raw: 20_000, message: 20_000, workerpool: 10_000, batch: 200_000, ring: 200_000 } as const;
type Peer = keyof typeof PEERS;
const peers = Object.keys(PEERS) as Peer[];

/** Tasks that warm each peer up before any count. */
const WARMING = 10_000;

/** What is required: times the CPU of raw, of ours that workerpool takes, and microseconds a task. */
const MOST = { raw: 1.5, workerpool: 3, batch: 2, ring: 1 };

/** How many messages with next to no work in them our pool has a worker hold; bare `postMessage` does the same. */
const AHEAD = 128;

/** One peer in one round, for a task: microseconds of CPU and on the clock. */
interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

/** Measures in a Chromium of its own, so many rounds. Throws where no browser is found. */
export async function live(rounds: number): Promise<Result[]> {
  const found = await findBrowser();
  if (found.path === undefined) throw new Error(found.problem);
  const server = await serve(await files());
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath: found.path, args: browserArguments });
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const session = await browser.newBrowserCDPSession();
    for (const peer of peers) await turn(page, peer, WARMING);
    const costs: Record<Peer, Cost>[] = [];
    for (let round = 0; round < rounds; round++) {
      const costsNow: Partial<Record<Peer, Cost>> = {};
      for (const at of peers.keys()) {
        const peer = peers[(at + round) % peers.length]!;
        costsNow[peer] = await cost(page, session, peer);
      }
      costs.push(costsNow as Record<Peer, Cost>);
    }
    return resultsOf(costs);
  } finally {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  }
}

/** What the rounds come to. */
export function resultsOf(costs: readonly Readonly<Record<Peer, Cost>>[]): Result[] {
  const middle = (of: (round: Readonly<Record<Peer, Cost>>) => number): number => median(costs.map(of));
  const told = (peer: Peer, what: string): Result => ({
    what: `CPU a task, Web Workers: ${what}`,
    value: middle((round) => round[peer].cpu),
    unit: "µs",
  });
  return [
    told("raw", "bare postMessage"),
    told("message", "our pool, one task a message"),
    told("workerpool", "workerpool"),
    told("batch", "our pool, in batches"),
    told("ring", "our pool, through a shared ring"),
    {
      what: "CPU, one task a message: of bare postMessage",
      value: middle(({ message, raw }) => message.cpu / raw.cpu),
      unit: "×",
      target: { most: MOST.raw, required: true },
    },
    {
      what: "CPU, one task a message: workerpool takes more by",
      value: middle(({ message, workerpool }) => workerpool.cpu / message.cpu),
      unit: "×",
      target: { least: MOST.workerpool, required: true },
    },
    {
      what: "time a task, in batches",
      value: middle(({ batch }) => batch.wall),
      unit: "µs",
      target: { most: MOST.batch, required: true },
    },
    {
      what: "time a task, through a shared ring",
      value: middle(({ ring }) => ring.wall),
      unit: "µs",
      target: { most: MOST.ring, required: false },
    },
  ];
}

async function cost(page: Page, session: CDPSession, peer: Peer): Promise<Cost> {
  const tasks = PEERS[peer];
  const before = await cpu(session);
  const seconds = await turn(page, peer, tasks);
  return { cpu: ((await cpu(session)) - before) / (tasks / 1e6), wall: seconds / (tasks / 1e6) };
}

/** Has a peer do tasks; seconds from the first sent to the last heard of. */
const turn = (page: Page, peer: Peer, tasks: number): Promise<number> =>
  page.evaluate(
    ([peer, tasks]) =>
      (globalThis as unknown as { peers: Record<string, (tasks: number) => Promise<number>> }).peers[peer]!(tasks),
    [peer, tasks] as const,
  );

/** Seconds of CPU that the pages' processes have taken, all threads. */
async function cpu(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer");
  if (pages.length === 0) throw new Error("Chromium names no process of a page.");
  return pages.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** The page and its scripts by path. */
async function files(): Promise<Record<string, string>> {
  const drive = (file: string): string => JSON.stringify(`${root}demos/drive/${file}.ts`);
  return {
    "/": `<!doctype html><title>bench</title><script src="/workerpool.js"></script><script src="/ours.js"></script><script src="/page.js"></script>`,
    "/ours.js": await bundle(`export { Pool } from ${drive("pool")};`),
    "/our-worker.js": await bundle(
      `import { serve } from ${drive("serve")}; serve(() => Promise.reject(new Error("no figures")));`,
    ),
    "/raw-worker.js": `onmessage = () => { const start = performance.now(); postMessage([start, performance.now()]); };`,
    "/workerpool.js": await readFile(`${root}node_modules/workerpool/dist/workerpool.min.js`, "utf8"),
    "/workerpool-worker.js": `importScripts("/workerpool.js"); workerpool.worker({ work: () => { const start = performance.now(); return [start, performance.now()]; } });`,
    // tsx keeps the names of functions with this, which the page lacks.
    "/page.js": `globalThis.__name = (named) => named; (${inPage.toString()})(${AHEAD});`,
  };
}

/** Runs in the page: each peer once warm keeps its two workers. */
function inPage(ahead: number): void {
  const { ours, workerpool } = globalThis as unknown as {
    ours: {
      Pool: new (
        start: () => Worker,
        way: string,
      ) => { run(order: object, signal: AbortSignal): Promise<{ seconds: number }> };
    };
    workerpool: { pool(script: string, options: object): { exec(name: string, data: unknown[]): Promise<number[]> } };
  };
  const never = new AbortController().signal;
  const pool = (way: string) => {
    const made = new ours.Pool(() => new Worker("/our-worker.js"), way);
    return async (tasks: number) => {
      const { seconds } = await made.run({ tasks, seconds: 0, workers: 2, queuing: true }, never);
      return seconds;
    };
  };
  const raws = [new Worker("/raw-worker.js"), new Worker("/raw-worker.js")];
  const raw = (tasks: number) =>
    new Promise<number>((done) => {
      const begin = performance.now();
      const over = new AbortController();
      const results: unknown[] = [];
      let sent = 0;
      for (const worker of raws) {
        const post = worker.postMessage.bind(worker) as (lengths: number[]) => void;
        const send = () => {
          if (sent++ < tasks) post([0]);
        };
        const hear = ({ data }: MessageEvent) => {
          results.push(data);
          send();
          if (results.length < tasks) return;
          over.abort();
          done((performance.now() - begin) / 1000);
        };
        worker.addEventListener("message", hear, { signal: over.signal });
        for (let first = 0; first < ahead; first++) send();
      }
    });
  const theirs = workerpool.pool("/workerpool-worker.js", { maxWorkers: 2, minWorkers: 2, workerType: "web" });
  const packaged = async (tasks: number) => {
    const begin = performance.now();
    await Promise.all(Array.from({ length: tasks }, () => theirs.exec("work", [[0]])));
    return (performance.now() - begin) / 1000;
  };
  Object.assign(globalThis, {
    peers: { raw, workerpool: packaged, message: pool("message"), batch: pool("batch"), ring: pool("ring") },
  });
}

/** A module as one classic script; what it exports is the global `ours`. */
async function bundle(source: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "source",
        enforce: "pre",
        resolveId: (id) => (id.endsWith("virtual-source") ? "virtual-source" : null),
        load: (id) => (id === "virtual-source" ? source : null),
      },
    ],
    build: { write: false, copyPublicDir: false, lib: { entry: "virtual-source", formats: ["iife"], name: "ours" } },
  });
  const [output] = [built].flat() as Rollup.RollupOutput[];
  return output!.output[0].code;
}

/** Serves them isolated, so that memory may be shared. */
async function serve(found: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer(({ url = "" }, response) => {
    const content = found[url];
    const headers = {
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
      "Content-Type": url.endsWith(".js") ? "text/javascript" : "text/html",
    };
    response.writeHead(content === undefined ? 404 : 200, headers).end(content);
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  return server;
}
