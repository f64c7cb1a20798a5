import { describe, expect, test } from "vitest";
import { taskStream, type StreamOptions } from "../../demos/chart/task-stream.ts";
import { changed, collisions, cornersOf, escapes, frame, number, offences, sizes, text, wordsOf } from "./frame.ts";
import { endOf, schedule } from "./samples.ts";

const legend = [
  { label: "one row a thread" },
  { label: "read", role: "read" as const },
  { label: "clean", role: "clean" as const },
  { label: "join", role: "join" as const },
  { label: "reduce", role: "reduce" as const },
  { label: "gaps wait for the scheduler" },
];
const bars = schedule(16, 400);
const until = endOf(bars) * 1.02;
const done = { at: endOf(bars), label: "done in 411\u00a0ms", role: "ink" as const };
const options = (over: Partial<StreamOptions> = {}): StreamOptions => ({
  rows: 16,
  until,
  legend,
  ends: [done],
  ...over,
});

/** Every bar drawn, from the paths: x, y, width, height. */
const drawn = (picture: ReturnType<typeof taskStream>, fill?: string) =>
  [...picture.node.querySelectorAll(fill ? `path[fill="${fill}"]` : "path")].flatMap((path) =>
    /z/.test(path.getAttribute("d")!)
      ? cornersOf(path.getAttribute("d")!).map((box) => [...box[0]!, box[2]![0] - box[0]![0], box[2]![1] - box[0]![1]])
      : [],
  ) as [number, number, number, number][];

test.each(sizes)("keeps its words apart and in the frame at %i × %i, labels %i", (...size) => {
  const place = frame(...size);
  const ends = [
    done,
    { at: until * 0.93, label: "before: 380\u00a0ms", role: "soft" as const, dashed: true },
    { at: until * 0.01, label: "the first", role: "you" as const },
  ];
  const words = wordsOf(taskStream(bars, options({ ends }), place));
  expect(words.map(({ words }) => words)).toEqual(expect.arrayContaining(ends.map(({ label }) => label)));
  expect(collisions(words)).toEqual([]);
  expect(escapes(words, place)).toEqual([]);
});

test("draws every bar, where and as long as it ran", () => {
  const picture = taskStream(bars, options(), frame());
  const found = drawn(picture);
  expect(found).toHaveLength(bars.length);
  const scale = 560 / until;
  const last = bars.reduce((a, b) => (b.stop > a.stop ? b : a));
  const right = Math.max(...found.map(([x, , width]) => x + width));
  expect(right).toBeGreaterThan(last.stop * scale - 1);
  expect(right).toBeLessThanOrEqual(last.stop * scale + 0.1);
});

test("a handful of paths hold it, whatever the number of tasks", () => {
  const picture = taskStream(schedule(64, 1600), options({ rows: 64 }), frame());
  expect(picture.node.querySelectorAll("path")).toHaveLength(4);
  expect(picture.node.querySelectorAll("*").length).toBeLessThan(60);
});

test.each([1, 2, 3, 8, 16, 33, 64])("%i rows fit the plot evenly, a pixel apart where they are high enough", (rows) => {
  const each = Array.from({ length: rows }, (_, row) => ({
    key: `${row}`,
    row,
    start: 0,
    stop: 1,
    role: "read" as const,
  }));
  const picture = taskStream(each, options({ rows, until: 1, ends: [] }), frame(560, 270, 18));
  const plot = picture.node.querySelector("rect")!;
  const [top, height] = [number(plot, "y"), number(plot, "height")];
  const found = drawn(picture);
  expect(found).toHaveLength(rows);
  expect(found[0]![1]).toBeGreaterThanOrEqual(top);
  expect(found.at(-1)![1] + found.at(-1)![3]).toBeLessThanOrEqual(top + height + 0.1);
  const pitches = found.slice(1).map(([, y], index) => y - found[index]![1]);
  for (const pitch of pitches) {
    expect(pitch).toBeCloseTo(pitches[0]!, 0);
    if (pitch >= 4) expect(pitch - found[0]![3]).toBeGreaterThanOrEqual(1);
  }
});

test("a task too short to see is still there", () => {
  const short = [{ key: "short", row: 0, start: 0.1, stop: 0.100001, role: "read" as const }];
  expect(drawn(taskStream(short, options({ until: 10 }), frame()))[0]![2]).toBeGreaterThanOrEqual(0.7);
});

test("transfers are thinner and over the tasks, waiting is hatched and under them", () => {
  const mixed = [
    { key: "a", row: 0, start: 0, stop: 1, role: "transfer" as const, kind: "transfer" as const },
    { key: "b", row: 0, start: 0, stop: 1, role: "read" as const },
    { key: "c", row: 0, start: 0, stop: 1, role: "waiting" as const, kind: "waiting" as const },
  ];
  const picture = taskStream(mixed, options({ rows: 1, until: 1 }), frame());
  const fills = [...picture.node.querySelectorAll("path")].map((path) => path.getAttribute("fill"));
  expect(fills).toEqual(["url(#test-hatch)", "#2e659d", "#b52e39"]);
  const [, task, transfer] = drawn(picture);
  expect(transfer![3]).toBeLessThan(task![3] / 2 + 1);
  expect(transfer![1]).toBeGreaterThan(task![1]);
  expect(picture.node.querySelector("pattern#test-hatch")).not.toBeNull();
});

describe("as time passes", () => {
  const ghost = schedule(16, 400, 0.01, 0.002);
  const slow = options({
    until: endOf(ghost),
    ghost,
    ends: [done, { at: endOf(ghost), label: "before", role: "soft", dashed: true }],
  });

  test("shows every moment the same, whatever was shown before", () => {
    const used = taskStream(bars, slow, frame());
    for (const moment of [0.3, 0, 0.2, 9, 0.41, 0.01]) {
      const fresh = taskStream(bars, slow, frame());
      used.at(moment);
      fresh.at(moment);
      expect(text(used)).toBe(text(fresh));
    }
  });

  test("moves one clip, one line and the run's end, however many bars there are", () => {
    const count = changed(taskStream(schedule(64, 1600), { ...slow, rows: 64 }, frame()), 0.1, 0.6);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(3);
  });

  test("uncovers up to now: the clip's edge and the line agree", () => {
    const picture = taskStream(bars, options(), frame());
    picture.at(until / 4);
    const clip = picture.node.querySelector("#test-now rect")!;
    const now = [...picture.node.querySelectorAll("line")].at(-1)!;
    expect(number(clip, "width")).toBeCloseTo(140, 0);
    expect(number(now, "x1")).toBeCloseTo(number(clip, "x") + number(clip, "width"), 1);
    expect(now.getAttribute("opacity")).toBe("1");
  });

  test("the run's own end comes when it comes; the run before stands from the start", () => {
    const picture = taskStream(bars, slow, frame());
    const seen = (moment: number): string[] => {
      picture.at(moment);
      return wordsOf(picture).flatMap(({ words, seen }) => (seen ? [words] : []));
    };
    expect(seen(0.1)).toContain("before");
    expect(seen(0.1)).not.toContain(done.label);
    expect(seen(done.at)).toContain(done.label);
  });

  test("a still shows the end", () => {
    const still = taskStream(bars, slow, frame(560, 360, 18, { still: true }));
    const end = text(still);
    still.at(0);
    expect(text(still)).toBe(end);
    expect(wordsOf(still).every(({ seen }) => seen)).toBe(true);
  });
});

describe("spilled and lost", () => {
  const each = (role: "spilled" | "lost", row: number) => ({ key: role, row, start: 0, stop: 1, role });
  const picture = taskStream([each("spilled", 0), each("lost", 1)], options({ rows: 2, until: 1, ends: [] }), frame());

  test("are hatched, each its own way", () => {
    const patterns = [...picture.node.querySelectorAll("pattern")];
    expect(patterns.map((pattern) => pattern.getAttribute("id"))).toEqual([
      "test-hatch-spilled-spilled",
      "test-hatch-lost-lost",
    ]);
    expect(new Set(patterns.map((pattern) => pattern.getAttribute("patternTransform"))).size).toBe(2);
  });

  test("a lost attempt ends in a cross, which is uncovered with it", () => {
    const crosses = [...picture.node.querySelectorAll("path")].filter((path) => /l/.test(path.getAttribute("d")!));
    expect(crosses).toHaveLength(2);
    for (const cross of crosses) expect(cross.parentElement!.getAttribute("clip-path")).toBe("url(#test-now)");
    const [, x, y] = /M([\d.]+) ([\d.]+)l/.exec(crosses[0]!.getAttribute("d")!)!.map(Number);
    const [, lost] = drawn(picture);
    expect(x).toBeGreaterThan(540);
    expect(y).toBeGreaterThan(lost![1]);
  });
});

describe("more tasks than can be drawn one by one", () => {
  const many = schedule(16, 20_000, 0.004, 0.0005);
  const all = options({ until: endOf(many), ends: [] });
  /** How much of each row of the plot its strokes cover, as a share, by the y of their middle. */
  const covered = (picture: ReturnType<typeof taskStream>, width: number): number[] => {
    const rows = new Map<number, number>();
    for (const path of picture.node.querySelectorAll("path[stroke-opacity]")) {
      const opacity = number(path, "stroke-opacity");
      let y = 0;
      for (const [, from, length] of path.getAttribute("d")!.matchAll(/(M[\d.]+ [\d.]+|m[\d.]+ 0)h([\d.]+)/g)) {
        if (from!.startsWith("M")) y = Number(from!.split(" ")[1]);
        rows.set(y, (rows.get(y) ?? 0) + (opacity * Number(length)) / width);
      }
    }
    return [...rows].sort(([a], [b]) => a - b).map(([, share]) => share);
  };

  test.each([
    [1168, 520, 18],
    [580, 400, 18],
    [320, 240, 12],
  ])("are strokes in a still of %i × %i, and no row loses any time", (...size) => {
    const found = covered(taskStream(many, all, frame(...size, { still: true })), size[0]);
    expect(found).toHaveLength(16);
    for (const [row, share] of found.entries()) {
      const busy = many.reduce((sum, bar) => sum + (bar.row === row ? bar.stop - bar.start : 0), 0) / all.until;
      expect(Math.abs(share - busy), `row ${row}`).toBeLessThan(0.02);
    }
  });

  test("a still of 100,000 tasks on 1,000 threads stays small", () => {
    const crowd = schedule(1000, 100_000, 0.05, 0.0001);
    const huge = options({ rows: 1000, until: endOf(crowd), ends: [] });
    const picture = taskStream(crowd, huge, frame(1168, 520, 18, { still: true }));
    expect(text(picture).length).toBeLessThan(150_000);
    expect(text(picture).length).toBeGreaterThan(20_000);
    expect(picture.node.querySelectorAll("canvas, foreignObject")).toHaveLength(0);
    expect(offences(picture)).toEqual([]);
    expect(
      wordsOf(picture)
        .map(({ words }) => words)
        .join(" "),
    ).toMatch(/2 rows a pixel/);
  });

  test("the run before is a wash of its own", () => {
    const ghost = schedule(16, 3000, 0.005, 0.001);
    const picture = taskStream(bars, options({ until: endOf(ghost), ghost }), frame(560, 360, 18, { still: true }));
    const strokes = [...picture.node.querySelectorAll("path[stroke-opacity]")];
    expect(strokes.length).toBeGreaterThan(0);
    expect(strokes.every((path) => path.getAttribute("stroke") === "#5c6670")).toBe(true);
  });
});

test("is drawn the same twice, with presentation attributes only and ids of its own", () => {
  const draw = () => taskStream(bars, options({ ghost: schedule(16, 100) }), frame());
  expect(text(draw())).toBe(text(draw()));
  expect(offences(draw())).toEqual([]);
});

test("holds without bars, without legend, without ends", () => {
  const picture = taskStream([], options({ rows: 0, until: 0, legend: [], ends: [] }), frame());
  picture.at(1);
  expect(offences(picture)).toEqual([]);
});
