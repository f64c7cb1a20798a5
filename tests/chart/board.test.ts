import { expect, test } from "vitest";
import { board, pairs, type Group } from "../../demos/chart/board.ts";
import { collisions, escapes, frame, offences, sizes, wordsOf } from "./frame.ts";

const entry = (figure: string, name: string, short: string, small: string) => ({ figure, name, short, small });
const groups: Group[] = [
  {
    title: "scheduling",
    entries: [
      entry("1.1", "tasks held per thread", "per thread", "worker-saturation"),
      entry("500 ms", "for an unknown task", "unknown task", "unknown-task-duration"),
    ],
  },
  {
    title: "memory",
    entries: [
      entry("60 %", "results go to disk", "to disk", "target"),
      entry("95 %", "the worker is killed", "killed", "terminate"),
    ],
  },
  { title: "network", entries: [entry("100 MB/s", "first guess of the speed", "first guess", "bandwidth")] },
];
const list = [
  { term: "workers that fall silent", means: "A lost worker is noticed at once; a silent one takes Dask longer." },
  { term: "irregular heartbeats", means: "Every run is the same each time; a real one is not." },
];
const rest = { head: "And what no lesson uses:", terms: ["actors", "locks and events"] };

test.each(sizes)("words keep apart and inside at %i × %i, labels %i", (width, height, label) => {
  const place = frame(width, height, label);
  for (const picture of [board(groups, "dask", place), pairs(list, rest, place)]) {
    const words = wordsOf(picture);
    expect(words.length).toBeGreaterThan(0);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
    expect(offences(picture)).toEqual([]);
  }
});

test("with room a figure is large, with its name and its small line; without, its short name", () => {
  const said = (width: number, height: number, label: number) =>
    wordsOf(board(groups, "dask", frame(width, height, label))).map(({ words }) => words);
  expect(said(1200, 480, 18)).toEqual(expect.arrayContaining(["1.1", "tasks held per thread", "worker-saturation"]));
  expect(said(288, 240, 12)).toEqual(expect.arrayContaining(["1.1", "per thread", "memory"]));
  expect(said(288, 240, 12)).not.toContain("worker-saturation");
  const figure = [...board(groups, "dask", frame(1200, 480, 18)).node.querySelectorAll("text")].find(
    ({ textContent }) => textContent === "1.1",
  )!;
  expect(Number(figure.getAttribute("font-size"))).toBeGreaterThan(18);
});

test("terms stand with what they mean, the rest in one line below; without room only terms", () => {
  const said = (width: number, height: number, label: number) =>
    wordsOf(pairs(list, rest, frame(width, height, label)))
      .map(({ words }) => words)
      .join(" ");
  expect(said(1200, 480, 18)).toContain(list[0]!.means);
  expect(said(1200, 480, 18)).toContain("And what no lesson uses: actors; locks and events.");
  expect(said(200, 60, 12)).not.toContain(list[0]!.means);
  for (const word of ["silent", "heartbeats", "actors"]) expect(said(200, 60, 12)).toContain(word);
});
