import { describe, expect, test } from "vitest";
import { asCurves, cdf, type CdfOptions } from "../../demos/chart/cdf.ts";
import { plan as planCurves } from "../../demos/chart/curves-plan.ts";
import { textWidth, touches } from "../../demos/chart/text.ts";
import { changed, collisions, escapes, frame, number, offences, sizes, text, wordsOf } from "./frame.ts";
import { guess, half, here, lines, options, WEEK } from "./samples.ts";

const said = (chart: CdfOptions, ...size: Parameters<typeof frame>): string[] =>
  wordsOf(cdf(chart, frame(...size))).map(({ words }) => words);

const plan = (chart: CdfOptions, place: ReturnType<typeof frame>) => planCurves(chart.lines, asCurves(chart), place);

const cases: Record<string, CdfOptions> = {
  "everything at once": options(),
  "the question": options({ lines: [], marks: [], pick() {} }),
  "a guess alone": options({ lines: [], marks: [guess] }),
  "a guess on the half line": options({ marks: [{ ...guess, share: 0.5 }, half] }),
  "no lead and no marks": options({ lines: lines.map((line) => ({ ...line, lead: false })), marks: [] }),
  "a guess at the left edge": options({ marks: [{ ...guess, value: 1, detail: "1\u00a0s" }, half] }),
  "a guess at the right edge": options({ marks: [{ ...guess, value: WEEK, detail: "7\u00a0days" }, half] }),
  "a guess on the answer": options({ marks: [{ ...guess, value: 190, detail: "3\u00a0min 10\u00a0s" }, half] }),
  "a value off the axis": options({ marks: [{ ...here, value: 0.02, label: "you are here: 20\u00a0ms" }] }),
};

describe.each(Object.entries(cases))("%s", (_, chart) => {
  test.each(sizes)("keeps its words apart and in the frame at %i × %i, labels %i", (...size) => {
    const place = frame(...size);
    const words = wordsOf(cdf(chart, place));
    expect(words.length).toBeGreaterThan(5);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
  });

  test.each(sizes)("keeps labels off lines, dots and stems at %i × %i, labels %i", (...size) => {
    const { labels, marks, traces, plot } = plan(chart, frame(...size));
    const boxes = [...labels, ...marks.map(({ label }) => label)].filter((label) => label !== undefined);
    if (chart.lines.length || chart.marks.length) expect(boxes.length).toBeGreaterThan(0);
    for (const { box, lines: said } of boxes) {
      for (const { points } of traces) {
        const touching = points.filter(
          ([x, y]) => x <= plot.x + plot.width && touches(box, { x, y, width: 0, height: 0 }, 1.5),
        );
        expect({ said, touching }).toEqual({ said, touching: [] });
      }
      for (const { at } of marks) for (const ink of at.ink) expect(touches(box, ink, 1)).toBe(false);
    }
  });

  test("shows every moment the same, whatever was shown before", () => {
    const used = cdf(chart, frame());
    for (const moment of [3, 0, 6, 1.5, 100, 4.2, 0.01]) {
      const fresh = cdf(chart, frame());
      used.at(moment);
      fresh.at(moment);
      expect(text(used)).toBe(text(fresh));
    }
  });

  test("has presentation attributes only, and ids of its own", () => {
    expect(offences(cdf(chart, frame()))).toEqual([]);
  });
});

test("every line is named, on the plot or in the key above it, at every size", () => {
  for (const size of sizes) {
    const names = said(options(), ...size).join(" ");
    for (const { label } of lines) expect(names).toContain(label);
  }
});

test("a mark that names its line labels it: the name stands there once", () => {
  const names = said(options(), 1200, 480, 18).filter((words) => words.includes("SURF"));
  expect(names).toEqual(["SURF: half done in 3\u00a0min 11\u00a0s"]);
});

test("a line whose label is nearer to another line would be misread: none is", () => {
  for (const size of sizes) {
    const { labels, traces, plot } = plan(options({ marks: [] }), frame(...size));
    const placed = labels.flatMap((label, own) => (label && !label.leader ? [{ box: label.box, own }] : []));
    expect(placed.length).toBeGreaterThan(1);
    for (const { box, own } of placed) {
      const distances = traces.map(({ points }) =>
        Math.min(
          ...points
            .filter(([x]) => x >= plot.x && x <= plot.x + plot.width)
            .map(([x, y]) =>
              Math.hypot(Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - box.height)),
            ),
        ),
      );
      expect(distances.indexOf(Math.min(...distances))).toBe(own);
    }
  }
});

describe("the sweep", () => {
  const clip = (picture: ReturnType<typeof cdf>) => number(picture.node.querySelector("clipPath rect")!, "width");

  test("uncovers the axis evenly in time", () => {
    const picture = cdf(options(), frame());
    const widths = [0, 1.5, 3, 4.5].map((moment) => (picture.at(moment), clip(picture)));
    const steps = widths.slice(1).map((width, index) => width - widths[index]!);
    expect(widths[0]).toBeLessThan(2);
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(0.5);
  });

  test("brings labels and marks as it passes them; the guess was there before", () => {
    const picture = cdf(options({ marks: [guess, half] }), frame());
    const seen = (moment: number): string[] => {
      picture.at(moment);
      return wordsOf(picture).flatMap(({ seen, words }) => (seen ? [words] : []));
    };
    expect(seen(0)).toContain("your guess");
    expect(seen(0)).not.toContain("Alibaba");
    expect(seen(1).join(" ")).not.toContain("half done");
    expect(seen(5).join(" ")).toContain("half");
    expect(seen(6)).toContain("Alibaba");
  });

  test("moves a handful of nodes, however many points the lines have", () => {
    expect(changed(cdf(options(), frame()), 2, 4)).toBeLessThanOrEqual(1 + lines.length * 2 + 3 * 2);
    expect(changed(cdf(options(), frame()), 2, 4)).toBeGreaterThan(lines.length);
  });

  test("a still shows the end, whatever the moment", () => {
    const still = cdf(options(), frame(560, 360, 18, { still: true }));
    const end = text(still);
    still.at(0.5);
    expect(text(still)).toBe(end);
    expect(wordsOf(still).every(({ seen }) => seen)).toBe(true);
  });

  test("with a span of 0 all is shown at once", () => {
    const picture = cdf(options({ span: 0 }), frame());
    picture.at(0);
    expect(wordsOf(picture).every(({ seen }) => seen)).toBe(true);
  });
});

describe("marks", () => {
  test("a dot lies on its line and drops to the axis", () => {
    const { marks, traces, plot } = plan(options({ marks: [half] }), frame());
    const { x, y } = marks[0]!.at;
    expect(y).toBe(traces[0]!.at(x));
    expect(marks[0]!.at.ink.some((box) => Math.abs(box.y + box.height - plot.y - plot.height) < 0.01)).toBe(true);
  });

  test("a guess is dashed, and hollow where it has a height", () => {
    const picture = cdf(options({ lines: [], marks: [{ ...guess, share: 0.5 }] }), frame());
    expect(picture.node.querySelectorAll("line[stroke-dasharray][stroke-width='2.5']")).toHaveLength(1);
    expect(picture.node.querySelector("circle")!.getAttribute("fill")).toBe("#fbfaf6");
  });

  test("a value off the axis stands at its edge and keeps its words", () => {
    const { marks, plot } = plan(options({ lines: [], marks: [{ ...here, value: 0.02 }] }), frame());
    expect(marks[0]!.at.x).toBeCloseTo(plot.x);
    expect(marks[0]!.label?.lines.map(({ text }) => text).join(" ")).toBe(here.label);
  });
});

describe("picking", () => {
  const drawn = (picked: number[]) => {
    const picture = cdf(options({ lines: [], marks: [], pick: (value) => picked.push(value) }), frame());
    const target = picture.node.querySelector(".pick")!;
    // Twice as large and moved, as a scaled stage would have it.
    Object.assign(target, { getScreenCTM: () => ({ a: 2, b: 0, c: 0, d: 2, e: 100, f: 50 }) });
    const press = (type: string, x: number, buttons = 1): void => {
      const event = Object.assign(
        new (picture.node.ownerDocument.defaultView as never as { Event: typeof Event }).Event(type),
        {
          clientX: 100 + 2 * x,
          clientY: 200,
          buttons,
          isPrimary: true,
        },
      );
      target.dispatchEvent(event);
    };
    return { press, plot: plan(options({ lines: [], marks: [] }), frame()).plot };
  };

  test("a press gives the value under it, in spite of the stage's scale", () => {
    const picked: number[] = [];
    const { press, plot } = drawn(picked);
    press("pointerdown", plot.x + plot.width / 2);
    expect(picked).toHaveLength(1);
    expect(picked[0]).toBeCloseTo(Math.sqrt(WEEK), 0);
  });

  test("a drag goes on, stays on the axis, and ends with the button", () => {
    const picked: number[] = [];
    const { press, plot } = drawn(picked);
    press("pointerdown", plot.x);
    press("pointermove", plot.x + plot.width * 3);
    press("pointermove", plot.x + plot.width / 3, 0);
    expect(picked.map((value) => Math.round(value))).toEqual([1, WEEK]);
  });

  test("a chart that asks for nothing takes no press", () => {
    expect(cdf(options(), frame()).node.querySelector(".pick")).toBeNull();
  });
});

test("the empty chart invites only where something can be picked, and only as long as it is empty", () => {
  expect(said(options({ lines: [], marks: [], pick() {} }))).toContain("?");
  expect(said(options({ lines: [], marks: [] }))).not.toContain("?");
  expect(said(options({ lines: [], marks: [guess], pick() {} }))).not.toContain("?");
});

test("narrow frames keep the landmarks of the axis and leave out what would crowd it", () => {
  const wide = said(options(), 1200, 480, 18);
  const narrow = said(options(), 280, 240, 12);
  for (const tick of ["1\u00a0s", "1\u00a0min", "1\u00a0h", "1\u00a0wk"]) expect(narrow).toContain(tick);
  expect(wide).toEqual(expect.arrayContaining(["10\u00a0s", "10\u00a0min", "1\u00a0day", "a breath", "a night"]));
  expect(narrow.length).toBeLessThan(wide.length + 4);
});

test("a label that does not fit is broken over lines before it is left out", () => {
  const words = said(options({ marks: [half] }), 280, 240, 12).join(" ");
  expect(textWidth(half.label, 12, true)).toBeGreaterThan(100);
  expect(words.replaceAll("  ", " ")).toContain("SURF");
});

test.each(sizes)("a mark with much to say is named in the frame at %i × %i, labels %i", (...size) => {
  const long = {
    ...here,
    value: 191,
    line: 0,
    label: "3\u00a0min 11\u00a0s of work in tasks of 1\u00a0s",
    detail: "takes 3\u00a0min 12\u00a0s, simulated",
  };
  const place = frame(...size);
  const words = wordsOf(cdf(options({ marks: [half, long] }), place));
  expect(words.some(({ words }) => words.includes("simulated"))).toBe(true);
  expect(escapes(words, place)).toEqual([]);
  expect(collisions(words)).toEqual([]);
});
