import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { workloads } from "../../demos/workload/workloads.ts";
import { OPTIONS, help, nearest } from "../../scripts/simulate/options.ts";
import { readSettings, type Settings } from "../../scripts/simulate/settings.ts";

const words = (line: string): string[] => (line === "" ? [] : line.split(" "));
const settings = (line: string): Settings => {
  const asked = readSettings(words(line));
  if (asked.kind !== "run") throw new Error(`expected a run, got ${JSON.stringify(asked)}`);
  return asked.settings;
};
const problem = (line: string): string => {
  const asked = readSettings(words(line));
  return asked.kind === "refused" ? asked.problem : `taken as ${JSON.stringify(asked)}`;
};

describe("settings", () => {
  test("are there without a word, and are those of lesson 8's map", () => {
    expect(settings("")).toEqual({
      workload: "map",
      tasks: 240,
      seconds: 0.1,
      workers: 8,
      threads: 1,
      memory: 4e9,
      seed: 0,
      jitter: 0,
      fail: 0,
      retries: 0,
      rules: "2024.7.0",
      stealing: true,
      happenings: [],
    });
  });

  test("are what the words say", () => {
    expect(
      settings("--tasks 10 --seconds 2.5 --workers 3 --threads 4 --seed 7 --jitter 0.5 --fail .1 --retries 2"),
    ).toMatchObject({ tasks: 10, seconds: 2.5, workers: 3, threads: 4, seed: 7, jitter: 0.5, fail: 0.1, retries: 2 });
    expect(settings("--saturation inf --no-stealing --rules 2026.7 --until 60")).toMatchObject({
      saturation: "inf",
      stealing: false,
      rules: "2026.7",
      until: 60_000_000,
    });
    expect(settings("--saturation 2")).toMatchObject({ saturation: 2 });
  });

  test("take bytes with Dask's units", () => {
    expect(settings("--nbytes 1024 --memory 4GB")).toMatchObject({ nbytes: 1024, memory: 4e9 });
    expect(settings("--unmanaged 300MB --nanny 1.5")).toMatchObject({ unmanaged: 3e8, nanny: 1_500_000 });
    expect(settings("--nbytes 1.5MB --memory 2GiB")).toMatchObject({ nbytes: 1_500_000, memory: 2 ** 31 });
  });

  test("hold what happens to workers, in the words of the demos' addresses", () => {
    expect(
      settings("--kill worker-2@3.2 --kill w0,w1@1+5 --pause w3@0 --resume worker-3@2 --retire w4,w5@4").happenings,
    ).toEqual([
      { at: 3_200_000, do: "kill-worker", worker: "worker-2" },
      { at: 1_000_000, do: "kill-worker", worker: "worker-0", restartsAfter: 5_000_000 },
      { at: 1_000_000, do: "kill-worker", worker: "worker-1", restartsAfter: 5_000_000 },
      { at: 0, do: "pause-worker", worker: "worker-3" },
      { at: 2_000_000, do: "resume-worker", worker: "worker-3" },
      { at: 4_000_000, do: "retire-workers", workers: ["worker-4", "worker-5"] },
    ]);
    expect(settings("--adaptive 0.. --kill adaptive-12@3").happenings).toMatchObject([{ worker: "adaptive-12" }]);
  });

  test("ask for adaptive scaling, which begins without workers unless said", () => {
    const { adaptive, workers } = settings("--adaptive 2..10");
    expect([adaptive, workers]).toEqual([{ minimum: 2, maximum: 10, startUp: [1_000_000] }, 0]);
    expect(settings("--adaptive 0.. --workers 3")).toMatchObject({ workers: 3, adaptive: { minimum: 0 } });
    expect(
      settings("--adaptive 0..5 --startup 1,30 --interval 0.5 --target-duration 10 --wait-count 6").adaptive,
    ).toEqual({
      minimum: 0,
      maximum: 5,
      startUp: [1_000_000, 30_000_000],
      interval: 500_000,
      targetDuration: 10,
      waitCount: 6,
    });
  });
});

describe("a bad option is one sentence that names the value and what was expected, above the usage", () => {
  test.each([
    ["--tasks lots", '--tasks expects a whole number from 1 to 5,000,000, but got "lots".'],
    ["--tasks 0", '--tasks expects a whole number from 1 to 5,000,000, but got "0".'],
    ["--tasks 1.5", '--tasks expects a whole number from 1 to 5,000,000, but got "1.5".'],
    ["--tasks 0x10", '--tasks expects a whole number from 1 to 5,000,000, but got "0x10".'],
    ["--seconds=-1", '--seconds expects a number from 0 to 1,000,000, but got "-1".'],
    ["--seconds -1", '--seconds expects a number from 0 to 1,000,000, but got "-1".'],
    ["--seconds Infinity", '--seconds expects a number from 0 to 1,000,000, but got "Infinity".'],
    ["--workers many", '--workers expects a whole number from 0 to 100,000, but got "many".'],
    ["--threads 0", '--threads expects a whole number from 1 to 1,000, but got "0".'],
    ["--memory 4gigs", '--memory expects bytes from 0 to 1e15, such as 1024, 4GB or 2GiB, but got "4gigs".'],
    ["--nbytes=", '--nbytes expects bytes from 0 to 1e15, such as 1024, 4GB or 2GiB, but got "".'],
    ["--seed pi", '--seed expects a whole number from 0 to 9007199254740991, but got "pi".'],
    ["--jitter 2", '--jitter expects a number from 0 to 1, but got "2".'],
    ["--fail 10%", '--fail expects a number from 0 to 1, but got "10%".'],
    ["--retries some", '--retries expects a whole number from 0 to 1,000, but got "some".'],
    ["--rules 2023.1", '--rules expects 2022.12.1 or 2024.7.0 or 2026.7, but got "2023.1".'],
    ["--workload dance", "--workload expects map or uneven or heavy or tree or shuffle or "],
    ["--workload dance", ' or long-tail, but got "dance".'],
    ["--nanny soon", '--nanny expects a number from 0 to 1,000,000, but got "soon".'],
    ["--nanny 5 --memory 0", '--nanny expects a --memory above 0 beside it, but got "5" without a limit.'],
    ["--unmanaged 1GB --memory 0", '--unmanaged expects a --memory above 0 beside it, but got "1GB" without a limit.'],
    [
      "--graph none.json",
      '--graph expects a task stream recorded on Dask (JSON), but "none.json" could not be read (ENOENT).',
    ],
    ["--saturation 0", '--saturation expects a number from 0.01 to 1,000, but got "0".'],
    [
      "--kill worker-2",
      '--kill expects WORKER@SECONDS or WORKER@SECONDS+SECONDS, such as worker-2@3.2, but got "worker-2".',
    ],
    ["--kill w2@soon", '--kill expects a number from 0 to 1,000,000, but got "soon".'],
    ["--kill w8@1", '--kill expects worker-0 to worker-7, but got "w8".'],
    ["--kill adaptive-0@1", '--kill expects worker-0 to worker-7, but got "adaptive-0".'],
    ["--workers 0 --kill w0@1", '--kill expects no worker, as there is none, but got "w0".'],
    ["--pause w1@1+2", '--pause expects WORKER@SECONDS, such as worker-2@3.2, but got "w1@1+2".'],
    ["--resume @1", '--resume expects WORKER@SECONDS, such as worker-2@3.2, but got "@1".'],
    ["--retire bob@1", '--retire expects worker-0 to worker-7, but got "bob".'],
    ["--adaptive 5", '--adaptive expects MIN..MAX, such as 2..10 or 0.., but got "5".'],
    ["--adaptive 5..2", '--adaptive expects a MAX of at least MIN, but got "5..2".'],
    ["--startup 5", '--startup expects --adaptive beside it, but got "5" alone.'],
    ["--wait-count 5", '--wait-count expects --adaptive beside it, but got "5" alone.'],
    ["--adaptive 0.. --startup 1,,2", '--startup expects a number from 0 to 1,000,000, but got "".'],
    ["--adaptive 0.. --interval 0", '--interval expects a number from 0.001 to 1,000,000, but got "0".'],
    ["--adaptive 0.. --target-duration 0", '--target-duration expects a number from 0.001 to 1,000,000, but got "0".'],
    ["--adaptive 0.. --wait-count 0", '--wait-count expects a whole number from 1 to 100,000, but got "0".'],
    ["--until never", '--until expects a number from 0 to 1,000,000, but got "never".'],
    ["--log run.txt", '--log expects a name that ends in .json (Chrome trace) or .csv, but got "run.txt".'],
    ["--log no/such/place/run.csv", '--log expects a folder that exists, but got "no/such/place/run.csv".'],
    ["--taks 5", "Unknown option '--taks'; did you mean --tasks?"],
    ["--dance 5", "Unknown option '--dance'."],
    ["240", "Unexpected argument '240'."],
    ["--tasks", "Option '--tasks <value>' argument missing."],
    ["--json=yes", "Option '--json' does not take an argument."],
  ])("%s", (line, sentence) => {
    const [first, usage, ...rest] = problem(line).split("\n");
    expect(first).toContain(sentence);
    expect(first).toMatch(/[.?]$/);
    expect([usage, rest]).toEqual(["usage: npm run simulate -- [OPTION…]   (--help lists them)", []]);
  });

  test("a folder is no log", () => {
    const folder = mkdtempSync(join(tmpdir(), "log-"));
    mkdirSync(join(folder, "run.json"));
    expect(problem(`--log ${join(folder, "run.json")}`)).toMatch(
      /^--log expects a file, but got the folder ".*run\.json"/,
    );
    expect(settings(`--log ${join(folder, "run.csv")}`)).toBeTruthy();
    rmSync(folder, { recursive: true });
  });
});

test("--help names every option and workload, whatever else is there", () => {
  expect(readSettings(["--help", "--tasks", "lots"])).toEqual({ kind: "help" });
  const text = help();
  for (const name of Object.keys(OPTIONS)) expect(text).toMatch(new RegExp(`^  --${name}\\b`, "m"));
  for (const name of Object.keys(workloads)) expect(text).toMatch(new RegExp(`^  ${name} {2,}\\w`, "m"));
  expect(text).toMatch(/^ {2}etl .*\n +240 tasks of 0\.45 s \(a read, /m);
  for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(132);
});

test("what was probably meant is close", () => {
  expect([nearest("worker"), nearest("retrys"), nearest("nostealing"), nearest("colour")]).toEqual([
    "workers",
    "retries",
    "no-stealing",
    undefined,
  ]);
});
