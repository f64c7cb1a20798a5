import { describe, expect, test } from "vitest";
import demo from "../../demos/opening/demo.ts";
import { REALITY } from "../../demos/opening/stories.ts";
import { frameOf } from "../demos/found.ts";
import { play } from "./played.ts";

const perfect = play({});

/** A picture of the run, shown to a moment, and what it asks for. */
function shown(at: number, run = perfect, overrides: Parameters<typeof frameOf>[0] = {}) {
  const asked: unknown[] = [];
  const frame = frameOf({ width: 1168, height: 400, emit: (change) => asked.push(change), ...overrides });
  const drawn = demo.draw(run, frame);
  drawn.at(at);
  const hand = drawn.node.querySelector('[aria-label="Kill a worker"]');
  const { Event } = frame.document.defaultView as unknown as { Event: typeof globalThis.Event };
  const press = (key: string) =>
    hand!.dispatchEvent(Object.assign(new Event("keydown", { cancelable: true }), { key }));
  const click = (row: number) =>
    drawn.node.querySelectorAll('rect[cursor="pointer"]')[row]!.dispatchEvent(new Event("click"));
  return { asked, hand, press, click, node: drawn.node };
}

describe("killing a worker by hand", () => {
  test("leaves the run as it was up to that moment, and has its results computed again", () => {
    for (const setting of [{}, REALITY]) {
      const before = play(setting);
      const after = play({ ...setting, kill: [{ what: "w2", at: 6.5 }] });
      const begun = (run: typeof before) => run.computed.filter(({ stop }) => stop <= 6.5);
      expect(begun(after)).toEqual(begun(before));
      expect(begun(after).length).toBeGreaterThan(10);
      expect(after.losses.find(({ byHand }) => byHand)).toMatchObject({ row: 1, at: 6.5 });
      expect(after.computed.filter(({ row, stop }) => row === 1 && stop > 6.5)).toEqual([]);
      expect(after.ending).toBe("done");
      expect(new Set(after.computed.map(({ key }) => key)).size).toBe(240);
    }
  });

  test("says how many results went and how many tasks ran again", () => {
    const run = play({ kill: [{ what: "w4", at: 8 }] });
    const { results } = run.losses[0]!;
    expect(results).toBeGreaterThan(0);
    expect(demo.say(run, run.finished)).toMatch(
      new RegExp(
        `^10\\.5.s became .* the same job, 1.worker killed by hand\\. ${results}.results? went with worker 4; ${run.again.length}.tasks ran again\\.`,
      ),
    );
  });

  test("does nothing to a worker that is dead, that does not exist, or whose run is over; on its way, it never comes", () => {
    const once = play({ kill: [{ what: "w2", at: 3 }] });
    expect(
      play({
        kill: [
          { what: "w2", at: 3 },
          { what: "w2", at: 5 },
        ],
      }).computed,
    ).toEqual(once.computed);
    expect(
      play({
        kill: [
          { what: "w30", at: 3 },
          { what: "w3", at: 200 },
        ],
      }).computed,
    ).toEqual(perfect.computed);
    const late = play({ start: true, kill: [{ what: "w8", at: 2 }] });
    expect(late.computed.filter(({ row }) => row === 7)).toEqual([]);
    expect(late.losses).toMatchObject([{ row: 7, at: 2, results: 0 }]);
  });

  test("a press on its name kills it at the moment shown, after the end in the middle of the run", () => {
    const playing = shown(4.321);
    playing.click(2);
    expect(playing.asked).toEqual([{ kill: [{ what: "w3", at: 4.32 }] }]);
    const over = shown(Infinity);
    over.click(0);
    expect(over.asked).toEqual([{ kill: [{ what: "w1", at: Math.round(perfect.finished * 50) / 100 }] }]);
  });

  test("adds to those killed before, in order of time; who is gone cannot be killed again", () => {
    const run = play({ kill: [{ what: "w3", at: 6 }] });
    const { asked, click } = shown(4, run);
    click(0);
    expect(asked).toEqual([
      {
        kill: [
          { what: "w1", at: 4 },
          { what: "w3", at: 6 },
        ],
      },
    ]);
    const later = shown(7, run);
    later.click(2);
    expect(later.asked).toEqual([]);
  });

  test("goes with the keyboard too: arrows choose, Enter kills, and what would happen is said", () => {
    const { asked, hand, press } = shown(5);
    expect(hand!.getAttribute("tabindex")).toBe("0");
    expect(hand!.hasAttribute("data-demo-keys")).toBe(true);
    press("ArrowDown");
    press("ArrowDown");
    expect(hand!.getAttribute("aria-valuetext")).toBe("Kill worker 3, at 5\u00a0s, with all it holds: Enter does it");
    press("x");
    expect(asked).toEqual([]);
    press("Enter");
    expect(asked).toEqual([{ kill: [{ what: "w3", at: 5 }] }]);
  });

  test("is not offered on paper, nor in a strip", () => {
    expect(shown(5, perfect, { still: true }).hand).toBeNull();
    expect(shown(5, perfect, { height: 280 }).hand).toBeNull();
    expect(shown(5).node.textContent).toContain("click a worker to kill it");
  });
});
