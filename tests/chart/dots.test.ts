import { describe, expect, test } from "vitest";
import { dots, type Dot, type DotsOptions } from "../../demos/chart/dots.ts";
import { dotsPlan } from "../../demos/chart/dots-plan.ts";
import { collisions, escapes, frame, offences, sizes, wordsOf } from "./frame.ts";
import { press } from "./hand.ts";

const row = (id: string, value: number, over: Partial<Dot> = {}): Dot => ({
  id,
  label: `A run that was called ${id}`,
  short: id,
  value,
  said: `$${value}`,
  role: "measured",
  source: `Who told of ${id}`,
  ...over,
});
const options = (over: Partial<DotsOptions> = {}): DotsOptions => ({
  title: "what was paid",
  key: [{ label: "paid", role: "measured", dot: true }, { label: "○ reckoned" }],
  x: {
    min: 0.01,
    max: 1000,
    ticks: [1, 0.01, 1000, 10].map((value) => ({ value, label: `$${value}` })),
  },
  rows: [
    row("alpha", 0.1, { hollow: true }),
    row("beta", 0.2, { to: 2, said: "$0.2 to $2", brief: "from $0.2" }),
    row("gamma", 400, { role: "lost", thought: [3, 6] }),
    row("delta", 900, { role: "lost", lead: true }),
  ],
  ends: [
    { at: 20, label: "your guess: $20", role: "you", dashed: true },
    { at: 100, label: "the demo: $100", role: "simulated" },
  ],
  tints: [{ from: 0.1, to: 2, role: "measured" }],
  span: 5,
  ...over,
});

describe("dots on one axis", () => {
  test.each(sizes)("words keep apart and inside at %i × %i, labels %i", (width, height, label) => {
    const place = frame(width, height, label);
    const drawn = dots(options(), place);
    const words = wordsOf(drawn);
    expect(words.length).toBeGreaterThan(9);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
    expect(offences(drawn)).toEqual([]);
  });

  test("has the full names where there is room for them, the short ones else", () => {
    expect(dots(options(), frame(1200)).node.textContent).toContain("A run that was called alpha");
    const narrow = dots(options(), frame(300, 300, 12)).node.textContent!;
    expect(narrow).toContain("alpha");
    expect(narrow).not.toContain("A run that was called alpha");
  });

  test("where there is too little height, the lowest ranks stay, a picked one too, and the key counts the others", () => {
    const rows = Array.from({ length: 12 }, (_, index) => row(`r${index}`, 1 + index, { rank: 12 - index }));
    const low = (picked?: string) =>
      dotsPlan(options({ rows, ends: [], ...(picked ? { picked } : {}) }), frame(560, 180));
    const shown = (plan: ReturnType<typeof low>) => plan.rows.map(({ dot }) => dot.id);
    expect(shown(low())).toEqual(shown(low()).toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1))));
    expect(shown(low())).toContain("r11");
    expect(shown(low())).not.toContain("r0");
    expect(shown(low("r0"))).toContain("r0");
    expect(low().pitch).toBeGreaterThan(18);
    const drawn = dots(options({ rows, ends: [] }), frame(560, 180));
    expect(drawn.node.textContent).toContain(`and ${12 - shown(low()).length} more`);
    expect(collisions(wordsOf(drawn))).toEqual([]);
  });

  test("no figure lies on an upright as long as it can stand elsewhere, or be said in fewer words", () => {
    for (const at of [0.5, 1, 2.5, 4, 10, 200]) {
      const guess = { at, label: "guess", role: "you", dashed: true } as const;
      const rows = options().rows.filter(({ thought }) => !thought);
      const plan = dotsPlan(options({ rows, ends: [guess] }), frame());
      for (const { figure } of plan.rows) expect(figure?.across ?? true, `${at}`).toBe(false);
    }
  });

  test("each dot comes when the sweep is there, in any order of moments", () => {
    const used = dots(options(), frame());
    const seen = (): number => wordsOf(used).filter(({ words, seen }) => seen && /^\$\d+$/.test(words)).length;
    used.at(0);
    const first = seen();
    used.at(5);
    expect(seen()).toBeGreaterThan(first);
    for (const at of [3, 0, 5, 1, -1, 9]) {
      const fresh = dots(options(), frame());
      used.at(at);
      fresh.at(at);
      expect(String(used.node)).toBe(String(fresh.node));
    }
  });

  test("values beyond the axis stand at its ends", () => {
    const { rows, plot } = dotsPlan(options({ rows: [row("tiny", 1e-9), row("huge", 1e9)] }), frame());
    expect(rows[0]!.from).toBeCloseTo(plot.x, 6);
    expect(rows[1]!.from).toBeCloseTo(plot.x + plot.width, 6);
  });

  test("arrow keys go from row to row and tell the source; Enter picks", () => {
    const picked: string[] = [];
    const { node } = dots(options({ pick: (id) => picked.push(id) }), frame());
    press(node, "Enter");
    expect(picked).toEqual([]);
    press(node, "ArrowDown", "ArrowDown");
    expect(node.getAttribute("aria-valuetext")).toContain("A run that was called beta: $0.2 to $2, Who told of beta");
    expect(node.textContent).toContain("Who told of beta");
    press(node, "End", "Enter", "Escape");
    expect(picked).toEqual(["delta"]);
    expect(node.textContent).not.toContain("Who told of delta");
  });

  test("without anything to pick for, a row still tells its source", () => {
    const { node } = dots(options(), frame());
    press(node, "Home", "Enter");
    expect(node.textContent).toContain("Who told of alpha");
    expect(node.getAttribute("aria-valuetext")).not.toContain("Enter");
  });

  test("a picked row is marked", () => {
    const plain = dots(options(), frame()).node.querySelectorAll("circle").length;
    expect(dots(options({ picked: "gamma" }), frame()).node.querySelectorAll("circle").length).toBe(plain + 1);
  });
});

describe("its axis", () => {
  const axis = (width: number, values: readonly number[]) => {
    const ticks = values.map((value) => ({ value, label: `$${value}` }));
    const x = { min: Math.min(...values), max: Math.max(...values), ticks };
    return wordsOf(dots(options({ x, rows: [row("alpha", 0.5)], ends: [] }), frame(width, 300)));
  };
  const decades = [0.01, 0.1, 1, 10, 100, 1000, 10_000];

  test("names every line, or every second, or third, never some of them", () => {
    for (const width of [240, 300, 420, 560, 900, 1200]) {
      const named = axis(width, decades)
        .map(({ words }) => decades.findIndex((value) => words === `$${value}`))
        .filter((index) => index >= 0);
      const steps = named.slice(1).map((index, place) => index - named[place]!);
      expect(named.length, `${width}`).toBeGreaterThan(1);
      expect(new Set(steps).size, `${width}`).toBe(1);
    }
  });

  test("says how much more each line is, if that is the same all along", () => {
    const said = (values: readonly number[]) => axis(900, values).map(({ words }) => words);
    expect(said(decades)).toContain("each line ×10");
    expect(said([0.01, 1, 10]).join(" ")).not.toContain("each line");
  });
});
