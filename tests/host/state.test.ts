import { describe, expect, test } from "vitest";
import { readState, turned, writeState } from "../../demos/host/state.ts";
import { Runs } from "../../demos/host/runs.ts";
import { curves, little, stream } from "./fixture/figures.ts";

const arrive = (text: string) => readState(stream.schema, text, undefined).state;

describe("turning a knob", () => {
  test("leaves the run before as the ghost", () => {
    const state = turned(stream.schema, arrive(""), { seconds: 1 });
    expect(writeState(stream.schema, state)).toBe("seconds=1~vs=seconds:0.01");
  });

  test("compares with where the hand took hold, not with the last tick of the drag", () => {
    const held = arrive("threads=4");
    const dragged = [0.02, 0.05, 0.1].map((seconds) => turned(stream.schema, held, { seconds })).at(-1)!;
    expect(writeState(stream.schema, dragged)).toBe("seconds=0.1~threads=4~vs=seconds:0.01");
  });

  test("makes no ghost of what is turned back, or is no knob", () => {
    expect(turned(stream.schema, arrive(""), { seconds: 0.01, width: 300 } as never)).toEqual(arrive(""));
  });

  test("makes no ghost of a guess", () => {
    const state = turned(curves.schema, readState(curves.schema, "", undefined).state, { guess: 60 });
    expect(writeState(curves.schema, state)).toBe("guess=60");
  });

  test("keeps a beat's ghost while a guess is made, without the guess in it", () => {
    const before = readState(curves.schema, "answer=hidden~vs=answer:shown", undefined).state;
    expect(writeState(curves.schema, turned(curves.schema, before, { guess: 60 }))).toBe(
      "guess=60~answer=hidden~vs=answer:shown",
    );
  });
});

describe("a beat", () => {
  test("is the whole state, but for what the schema keeps", () => {
    const { state } = readState(curves.schema, "answer=hidden", { guess: 60, answer: "shown" } as never);
    expect(state.params).toEqual({ guess: 60, answer: "hidden" });
  });

  test("may name a kept knob itself", () => {
    const { state } = readState(curves.schema, "guess=5", { guess: 60, answer: "shown" } as never);
    expect(state.params).toEqual({ guess: 5, answer: "shown" });
  });

  test("says what it did not take", () => {
    expect(readState(stream.schema, "seconds=soon~hat=1", undefined).problems).toHaveLength(2);
  });
});

describe("runs", () => {
  test("are computed once each; those used last are kept, and so is one computed elsewhere", () => {
    let ran = 0;
    const demo = { ...stream, model: (params: never) => (ran++, stream.model(params, {})) };
    const runs = new Runs(demo, { little });
    const [one, ...others] = ["", "seconds=1", "seconds=2", "seconds=3", "seconds=4"].map(
      (text) => arrive(text).params,
    );
    expect(runs.of(one!)).toBe(runs.of(one!));
    for (const other of others.slice(0, 3)) runs.of(other);
    expect([ran, runs.has(one!)]).toEqual([4, true]);
    runs.of(one!);
    expect(ran).toBe(4);
    runs.of(others[3]!);
    expect([runs.has(others[0]!), runs.has(one!)]).toEqual([false, true]);
    runs.of(others[0]!);
    expect(ran).toBe(6);
    runs.keep(others[1]!, "computed elsewhere");
    expect([runs.of(others[1]!), ran]).toEqual(["computed elsewhere", 6]);
  });
});
