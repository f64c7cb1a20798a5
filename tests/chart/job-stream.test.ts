import { describe, expect, test } from "vitest";
import type { Bar } from "../../demos/chart/bars.ts";
import { jobStream, type Job } from "../../demos/chart/job-stream.ts";
import { collisions, escapes, frame, number, offences, sizes, text, wordsOf } from "./frame.ts";

/** A job that pauses, moves results and ends when its last task does. */
function job(rows: number, each = 12, seconds = 0.8): Job {
  const kinds = ["read", "clean", "join", "reduce"] as const;
  const tasks = Array.from({ length: rows * each }, (_, at): Bar => {
    const start = Math.floor(at / rows) + (at % rows) * 0.01;
    return { key: `task-${at}`, row: at % rows, start, stop: start + seconds, role: kinds[(at * 7) % 4]! };
  });
  const moves = rows > 1 ? [{ key: "moved", row: 1, start: 0.85, stop: 0.95, role: "transfer" as const }] : [];
  return { rows, bars: [...tasks, ...moves], finished: each, ideal: each * seconds };
}

const standard = job(8);
const stage = () => frame(1168, 520, 18);
/** Where the plot begins. */
const plotOf = (picture: ReturnType<typeof jobStream>): number =>
  number(picture.node.querySelector('rect[fill="#f1eee6"]')!, "x");
const rowWords = (words: ReturnType<typeof wordsOf>, left: number) =>
  words.filter(({ words, x, width }) => /^(worker )?\d+$/.test(words) && x + width < left);

describe.each([
  ["alone", standard, undefined],
  ["after a longer one", standard, job(8, 15)],
  ["after one on fewer workers", job(32, 4), job(8)],
  ["of one worker after one of two", job(1, 60), job(2, 30)],
] as const)("a job %s", (_, now, before) => {
  test.each([[1168, 250, 18] as const, ...sizes])(
    "keeps its words apart and in the frame at %i × %i, labels %i",
    (...size) => {
      const place = frame(...size);
      const words = wordsOf(jobStream(now, place, before));
      const said = words.map(({ words }) => words);
      expect(said.filter((words) => words.startsWith("done: "))).toHaveLength(1);
      expect(said.filter((words) => words.startsWith("without a pause: "))).toHaveLength(1);
      expect(said.filter((words) => words.startsWith("before: "))).toHaveLength(before ? 1 : 0);
      expect(collisions(words)).toEqual([]);
      expect(escapes(words, place)).toEqual([]);
    },
  );
});

test("names in its key what is in the picture, in the order in which data meets it, and nothing else", () => {
  const keyOf = (of: Job): string => wordsOf(jobStream(of, stage())).find(({ words }) => words.includes("■"))!.words;
  expect(keyOf(standard)).toBe("■read■clean■join■reduce■transfer■waiting");
  const busy = { ...job(1, 4, 1), ideal: 4 };
  expect(keyOf(busy)).toBe("■read■clean■join■reduce");
  const lost = { ...busy, bars: [...busy.bars, { key: "x", row: 0, start: 3.9, stop: 4, role: "lost" as const }] };
  expect(keyOf(lost)).toBe("■read■clean■join■reduce■lost");
});

test("the key stands on the line of the flags where they leave it room, else above them", () => {
  const lineOf = (place: ReturnType<typeof stage>) => {
    const words = wordsOf(jobStream(standard, place));
    const at = (start: string): number => words.find(({ words }) => words.startsWith(start))!.y;
    return { key: at("■read"), flag: at("without") };
  };
  const [wide, narrow] = [lineOf(stage()), lineOf(frame(358, 320, 14))];
  expect(wide.key).toBeCloseTo(wide.flag, 1);
  expect(narrow.key).toBeLessThan(narrow.flag - 10);
});

test("each row is named beside it: the first in full, where there is room for words", () => {
  const picture = jobStream(standard, stage());
  const plot = plotOf(picture);
  const rows = rowWords(wordsOf(picture), plot);
  expect(rows.map(({ words }) => words)).toEqual(["worker 1", "2", "3", "4", "5", "6", "7", "8"]);
  const steps = rows.slice(1).map(({ y }, index) => y - rows[index]!.y);
  for (const step of steps) expect(step).toBeCloseTo(steps[0]!, 0);
  const small = jobStream(standard, frame(320, 240, 14));
  expect(rowWords(wordsOf(small), 100)[0]!.words).toBe("1");
  expect(plotOf(small)).toBeLessThan(plot / 2);
});

test("rows too low for words are named at round numbers, with room between them", () => {
  const rows = rowWords(wordsOf(jobStream(job(32, 4), frame(1168, 300, 18))), 110);
  expect(rows.length).toBeGreaterThan(4);
  expect(rows.slice(1).every(({ words }) => Number(words) % 5 === 0)).toBe(true);
  rows.slice(1).forEach(({ y }, index) => expect(y - rows[index]!.y).toBeGreaterThan(16));
});

test("rows are called what the job calls them", () => {
  const gpus = { ...standard, rowName: (row: number) => `GPU ${"abcdefgh"[row]}` };
  const words = wordsOf(jobStream(gpus, stage())).map(({ words }) => words);
  expect(words).toEqual(expect.arrayContaining(["GPU a", "b", "h"]));
});

test("a pause is hatched, unless the row was not there", () => {
  const hatched = (of: Job) =>
    [...jobStream(of, stage()).node.querySelectorAll('path[fill="url(#test-hatch)"]')].flatMap((path) => [
      ...path.getAttribute("d")!.matchAll(/M/gi),
    ]).length;
  expect(hatched(standard)).toBeGreaterThanOrEqual(8 * 12);
  expect(hatched({ ...standard, there: (row) => (row === 0 ? [0, 6] : [0, standard.finished]) })).toBe(
    hatched(standard) - 6,
  );
});

test("says when it was done only once it is; the ideal stands from the start", () => {
  const picture = jobStream(standard, stage());
  const seen = (moment: number, start: string): boolean => {
    picture.at(moment);
    return wordsOf(picture).find(({ words }) => words.startsWith(start))!.seen;
  };
  expect(seen(standard.finished * 0.99, "done: ")).toBe(false);
  expect(seen(0, "without a pause: ")).toBe(true);
  expect(seen(standard.finished, "done: ")).toBe(true);
});

test("the run before is hollow where the rows are the same, and its end is there always", () => {
  const hollow = (before?: Job) =>
    jobStream(standard, stage(), before).node.querySelectorAll('path[fill="none"]').length;
  expect(hollow(job(8, 15))).toBeGreaterThan(hollow());
  expect(hollow(job(4, 24))).toBe(hollow());
});

test("is drawn the same twice, with presentation attributes only and ids of its own", () => {
  const draw = () => jobStream(standard, stage(), job(8, 15));
  expect(text(draw())).toBe(text(draw()));
  expect(offences(draw())).toEqual([]);
});
