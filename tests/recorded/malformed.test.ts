import { expect, test } from "vitest";
import { parseRecording, readRecording } from "../../scripts/compare/recording.ts";
import { madeAdaptive, madeEfficiency, madeStream, type Made } from "./made.ts";

const sentence = (held: unknown): string => {
  try {
    parseRecording("made.json", Buffer.from(typeof held === "string" ? held : JSON.stringify(held)));
  } catch (cause) {
    return (cause as Error).message;
  }
  return "nothing is wrong";
};

/** The first run of a task stream, with something changed. */
const stream = (change: (run: { tasks: Made[]; dependencies: Record<string, string[]> }) => void): Made => {
  const made = madeStream();
  change((made["runs"] as { tasks: Made[]; dependencies: Record<string, string[]> }[])[0]!);
  return made;
};

const row = (change: Made): Made => {
  const made = madeEfficiency({ lengths: [0.1] });
  return { ...made, rows: (made["rows"] as Made[]).map((each) => ({ ...each, ...change })) };
};

test("what the made-up recordings are made from is not wrong", () => {
  for (const made of [madeEfficiency(), madeStream(), madeAdaptive()]) expect(sentence(made)).toBe("nothing is wrong");
});

test.each([
  ["text", "{", /expected a JSON file, but found one that does not parse/],
  ["a list", [1], /expected an object, but found/],
  [
    "another object",
    { versions: { dask: "2024.7.0" } },
    /expected rows, runs, or samples with columns and marks at rows/,
  ],
  ["no version", { ...madeStream(), versions: {} }, /expected the version of Dask at versions\.dask/],
  ["an old version", { ...madeStream(), versions: { dask: "2021.1.0" } }, /a version of Dask from 2022\.12\.1 on/],
  ["no cluster", { ...madeStream(), method: "some processes" }, /a cluster such as "2 workers x 1 thread"/],
  ["no runs", { ...madeStream(), runs: [] }, /expected a list of runs at runs/],
  ["no graph", stream((run) => delete (run as Made)["dependencies"]), /expected dependencies in one of the runs/],
  [
    "a foreign input",
    stream((run) => run.dependencies["('sum', 0)"]!.push("x")),
    /inputs of \('sum', 0\) .* found "x"/,
  ],
  ["a cycle", stream((run) => run.dependencies["('load', 0)"]!.push("('sum', 0)")), /expected no cycle at runs\.0/],
  ["a lost task", stream((run) => run.tasks.pop()), /expected a task \('sum', 0\) at runs\.0\.tasks/],
  ["a strange task", stream((run) => (run.tasks[0]!["key"] = "x")), /a key of the graph at runs\.0\.tasks\.0\.key/],
  ["no times", stream((run) => (run.tasks[2]!["compute"] = null)), /\[start, stop\] in seconds at runs\.0\.tasks\.2/],
  ["a task back in time", stream((run) => (run.tasks[1]!["compute"] = [2, 1])), /runs\.0\.tasks\.1\.compute/],
  ["no size", stream((run) => (run.tasks[1]!["nbytes"] = "big")), /expected bytes at runs\.0\.tasks\.1\.nbytes/],
  ["no tasks in a row", row({ n: 0.5 }), /a whole number above 0 at rows\.0\.n/],
  ["no length", row({ task_s: -1 }), /a number above 0 at rows\.0\.task_s/],
  ["no median", row({ efficiency: {} }), /at rows\.0\.efficiency\.median/],
  ["no columns", { ...madeAdaptive(), columns: ["t_s"] }, /the column "workers" in columns/],
  ["samples back in time", { ...madeAdaptive(), samples: [[1, 0, 0], [0, 0, 0]] }, /a time from 1 on at samples\.1\.0/], // prettier-ignore
  ["no limits", { ...madeAdaptive(), method: "adaptive" }, /limits such as "adapt\(0\.\.8\)"/],
  ["nothing submitted", { ...madeAdaptive(), marks: [[1, "done"]] }, /submissions in order of time in marks/],
  [
    "unreadable marks",
    { ...madeAdaptive(), marks: [[1, "submit many"]] },
    /tasks such as "submit 100x0\.5s" at marks\.0/,
  ],
  ["a negative start", { ...madeAdaptive(), worker_start_delay_s: -1 }, /seconds at worker_start_delay_s/],
])("%s: one sentence with the file, what was expected and what was found", (_, held, expected) => {
  const said = sentence(held);
  expect(said).toMatch(expected);
  expect(said).toMatch(/^made\.json: expected [^\n]+$/);
});

test("a recording without Dask in it is no mistake, but not compared", () => {
  const made = { versions: { dask: "2022.12.1" }, rows: [{ workload: "sha256", speedup_threads: { median: 1.9 } }] };
  const recording = parseRecording("gil.json", Buffer.from(JSON.stringify(made)));
  expect(recording.form === "other" && recording.sentence).toMatch(/without Dask/);
});

test("a path that is no file is one sentence too", async () => {
  expect(await readRecording("/nowhere/x.json")).toEqual({
    problem: "/nowhere/x.json: expected a recording, but there is no such file.",
  });
  expect(await readRecording("tests")).toEqual({ problem: "tests: expected a recording, but it is a folder." });
});
