import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { demo } from "../../demos/contract/demo.ts";
import { schema } from "../../demos/contract/params.ts";
import { Crew, type Job } from "../../demos/drive/crew.ts";
import type { Reply, Request } from "../../demos/drive/serve.ts";

const knobs = schema({
  size: { kind: "number", label: "Size", effect: "Is the size.", default: 1, min: 0, max: 100, unit: "count" },
});
const figure = demo<typeof knobs, { size: number }>({
  title: "A size",
  schema: knobs,
  tables: [],
  basis: () => "simulated",
  model({ size }) {
    if (size === 13) throw new Error("13 is not carried");
    return { size: size * 2 };
  },
  span: () => 0,
  draw: () => ({ node: {} as Element, at() {} }),
  say: () => "",
  rows: () => ({ caption: "", columns: [], rows: [] }),
  outcome: ({ size }) => ({ size }),
});
const held = { figure, tables: {} };
const job = (size: number, want: Job["want"] = "model"): Job => ({
  slug: "a",
  show: "demo",
  params: `size=${size}`,
  want,
  held,
});

/** A worker that says and dies what it is told. */
class Fake extends EventTarget {
  static all: Fake[] = [];
  readonly asked: Request[] = [];
  terminated = false;
  constructor() {
    super();
    Fake.all.push(this);
  }
  postMessage(request: Request): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(reply: Reply): void {
    this.dispatchEvent(Object.assign(new Event("message"), { data: reply }));
  }
  answer(value: unknown): void {
    this.say({ id: this.asked.at(-1)!.id, value });
  }
  die(): void {
    this.dispatchEvent(new Event("error", { cancelable: true }));
  }
}

const crewOf = (size: number): Crew => new Crew(() => new Fake() as unknown as Worker, size);
const never = new AbortController().signal;
const working = (): Fake[] => Fake.all.filter(({ terminated }) => !terminated);
let frames: (() => void)[] = [];
const paint = (): void => {
  const now = frames;
  frames = [];
  for (const frame of now) frame();
};

beforeEach(() => {
  vi.useFakeTimers();
  Fake.all = [];
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (call: () => void) => frames.push(call));
  vi.stubGlobal("cancelAnimationFrame", (id: number) => void (frames[id - 1] = () => {}));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("a crew", () => {
  test("starts nobody before it is asked, and no more than it may", () => {
    const crew = crewOf(2);
    expect(Fake.all).toHaveLength(0);
    for (const size of [1, 2, 3]) void crew.run(job(size), never);
    expect(Fake.all.map(({ asked }) => asked.map(({ params }) => params))).toEqual([["size=1"], ["size=2"]]);
  });

  test("sends plain data, and hands back what comes", async () => {
    const crew = crewOf(1);
    const result = crew.run(job(4), never);
    const [worker] = Fake.all;
    expect(structuredClone(worker!.asked)).toEqual([
      { id: worker!.asked[0]!.id, slug: "a", show: "demo", params: "size=4", want: "model" },
    ]);
    worker!.say({ ready: true });
    worker!.answer({ size: 8 });
    expect(await result).toEqual({ size: 8 });
  });

  test("computes a whole run before the outcomes that wait", async () => {
    const crew = crewOf(1);
    void crew.run(job(1, "outcome"), never);
    void crew.run(job(2, "outcome"), never);
    void crew.run(job(3, "model"), never);
    const [worker] = Fake.all;
    worker!.answer({ size: 2 });
    expect(worker!.asked.map(({ params }) => params)).toEqual(["size=1", "size=3"]);
  });

  test("gives what the figure said instead of a value", async () => {
    const crew = crewOf(1);
    const result = crew.run(job(13), never);
    Fake.all[0]!.say({ id: Fake.all[0]!.asked[0]!.id, failed: "13 is not carried" });
    await expect(result).rejects.toThrow("13 is not carried");
    expect(working()).toHaveLength(1);
  });

  test("computes here what its worker could not load", async () => {
    const crew = crewOf(1);
    const result = crew.run(job(5), never);
    Fake.all[0]!.say({ id: Fake.all[0]!.asked[0]!.id, unloaded: true });
    expect(await result).toEqual({ size: 10 });
  });

  test("is sent home when long idle, and comes again", async () => {
    const crew = crewOf(1);
    const result = crew.run(job(1), never);
    vi.advanceTimersByTime(60_000);
    expect(working()).toHaveLength(1);
    Fake.all[0]!.answer(1);
    await result;
    vi.advanceTimersByTime(29_000);
    expect(working()).toHaveLength(1);
    vi.advanceTimersByTime(2000);
    expect(working()).toHaveLength(0);
    void crew.run(job(2), never);
    expect(Fake.all[1]!.asked).toHaveLength(1);
  });

  test("goes with the last who may ask", () => {
    const crew = crewOf(1);
    const [one, two] = [new AbortController(), new AbortController()];
    crew.join(one.signal);
    crew.join(two.signal);
    void crew.run(job(1), two.signal).catch(() => {});
    one.abort();
    expect(working()).toHaveLength(1);
    two.abort();
    expect(working()).toHaveLength(0);
  });
});

describe("work that is called off", () => {
  test("is forgotten where it waits, and its worker replaced where it does not end soon", async () => {
    const crew = crewOf(1);
    const [first, second] = [new AbortController(), new AbortController()];
    const results = [crew.run(job(1), first.signal), crew.run(job(2), second.signal), crew.run(job(3), never)];
    second.abort();
    await expect(results[1]).rejects.toThrow("abort");
    first.abort();
    await expect(results[0]).rejects.toThrow("abort");
    expect(working()).toEqual([Fake.all[0]]);
    vi.advanceTimersByTime(200);
    expect(Fake.all[0]!.terminated).toBe(true);
    expect(Fake.all[1]!.asked.map(({ params }) => params)).toEqual(["size=3"]);
    Fake.all[1]!.answer("three");
    expect(await results[2]).toBe("three");
  });

  test("leaves its worker in place where it ends soon by itself", async () => {
    const crew = crewOf(1);
    const life = new AbortController();
    const dropped = crew.run(job(1), life.signal);
    const next = crew.run(job(2), never);
    life.abort();
    await expect(dropped).rejects.toThrow();
    Fake.all[0]!.answer("late");
    vi.advanceTimersByTime(1000);
    expect([Fake.all.length, Fake.all[0]!.terminated]).toEqual([1, false]);
    Fake.all[0]!.answer("two");
    expect(await next).toBe("two");
  });

  test("is not begun when it was called off before", async () => {
    const crew = crewOf(1);
    await expect(crew.run(job(1), AbortSignal.abort())).rejects.toThrow();
    expect(Fake.all).toHaveLength(0);
  });
});

describe("a worker that dies", () => {
  test("is replaced, its work tried once more and then reported, and the others go on", async () => {
    const crew = crewOf(2);
    const [result, other] = [crew.run(job(1), never), crew.run(job(2), never)];
    for (const worker of Fake.all) worker.say({ ready: true });
    Fake.all[0]!.die();
    expect(Fake.all[2]!.asked.map(({ params }) => params)).toEqual(["size=1"]);
    Fake.all[2]!.say({ ready: true });
    Fake.all[2]!.die();
    await expect(result).rejects.toThrow("Computing it broke off twice.");
    expect(working()).toEqual([Fake.all[1]]);
    Fake.all[1]!.answer("two");
    expect(await other).toBe("two");
    void crew.run(job(3), never);
    expect(Fake.all[1]!.asked).toHaveLength(2);
  });
});

describe("without workers", () => {
  const starts: readonly [string, (() => Worker) | undefined][] = [
    ["the place has none", undefined],
    [
      "starting one throws",
      () => {
        throw new Error("no");
      },
    ],
  ];
  test.each(starts)("because %s, all is computed here: a case a frame, a run after a paint", async (_, start) => {
    const crew = new Crew(start, 1);
    const done: unknown[] = [];
    const keep = (value: unknown): void => void done.push(value);
    void crew.run(job(1), never).then(keep);
    void crew.run(job(2, "outcome"), never).then(keep);
    void crew.run(job(3, "outcome"), never).then(keep);
    const counts: number[] = [];
    for (let frame = 0; frame < 5; frame++) {
      paint();
      await vi.advanceTimersByTimeAsync(0);
      counts.push(done.length);
    }
    expect(crew.alone).toBe(true);
    expect(counts).toEqual([0, 1, 2, 3, 3]);
    expect(done).toEqual([{ size: 2 }, { size: 4 }, { size: 6 }]);
    await expect(
      (async () => {
        const failing = crew.run(job(13, "outcome"), never);
        paint();
        return failing;
      })(),
    ).rejects.toThrow("13 is not carried");
  });

  test("because one could not start, what they had is computed here, in order, and no other is started", async () => {
    const crew = crewOf(2);
    const results = [1, 2, 3].map((size) => crew.run(job(size, "outcome"), never));
    Fake.all[1]!.die();
    expect(working()).toHaveLength(0);
    for (let frame = 0; frame < 3; frame++) paint();
    expect(await Promise.all(results)).toEqual([{ size: 2 }, { size: 4 }, { size: 6 }]);
    expect(Fake.all).toHaveLength(2);
  });
});
