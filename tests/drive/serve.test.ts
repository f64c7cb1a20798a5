import { afterEach, describe, expect, test, vi } from "vitest";
import { serve, type Reply, type Request } from "../../demos/drive/serve.ts";
import { stream } from "../host/fixture/figures.ts";

let hear: (event: { data: Request }) => void = () => {};
const said: Reply[] = [];

function start(load: Parameters<typeof serve>[0]): void {
  said.length = 0;
  vi.stubGlobal("addEventListener", (_: string, call: typeof hear) => (hear = call));
  vi.stubGlobal("postMessage", (reply: Reply) => void said.push(structuredClone(reply)));
  serve(load);
}
afterEach(() => vi.unstubAllGlobals());

const request = (id: number, params: string, want: Request["want"] = "outcome", slug = "fast"): { data: Request } => ({
  data: { id, slug, show: "demo", params, want },
});
const replies = async (count: number): Promise<readonly Reply[]> => {
  await vi.waitFor(() => expect(said).toHaveLength(count));
  return said;
};

describe("a worker", () => {
  test("says that it has started, and answers each request by its number", async () => {
    const load = vi.fn(() => Promise.resolve({ figure: stream, tables: {} }));
    start(load);
    expect(said).toEqual([{ ready: true }]);
    hear(request(7, "seconds=0.5"));
    hear(request(8, "seconds=2~vs=seconds:1"));
    expect(await replies(3)).toEqual([
      { ready: true },
      { id: 7, value: { seconds: 0.5 } },
      { id: 8, value: { seconds: 2 } },
    ]);
    expect(load).toHaveBeenCalledTimes(1);
    hear(request(9, "threads=2", "model"));
    expect(((await replies(4))[3] as { value: { threads: number } }).value.threads).toBe(2);
  });

  test("says how far a long run is, once for each further hundredth, before its value", async () => {
    const model = (_: unknown, __: unknown, told: (done: number, of: number) => void): object => {
      for (let done = 0; done <= 1000; done += 2) told(done, 1000);
      return {};
    };
    start(() => Promise.resolve({ figure: { ...stream, model }, tables: {} }));
    hear(request(3, "", "model"));
    const all = await replies(102);
    expect(all.slice(1, -1)).toEqual(
      Array.from({ length: 100 }, (_, at) => ({ id: 3, done: (at + 1) * 10, of: 1000 })),
    );
    expect(all.at(-1)).toEqual({ id: 3, value: {} });
  });

  test("says the sentence a figure gives instead of a value, and goes on", async () => {
    const model = (): never => {
      throw new Error("it is too much");
    };
    start(() => Promise.resolve({ figure: { ...stream, model }, tables: {} }));
    hear(request(1, ""));
    expect((await replies(2))[1]).toEqual({ id: 1, failed: "it is too much" });
  });

  test("says so when it cannot get the figure", async () => {
    start(() => Promise.reject(new Error("offline")));
    hear(request(1, "", "outcome", "nope"));
    expect((await replies(2))[1]).toEqual({ id: 1, unloaded: true });
  });
});
