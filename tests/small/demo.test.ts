import { describe, expect, test } from "vitest";
import { HEAVY } from "../../demos/contract/demo.ts";
import demo from "../../demos/small/demo.ts";
import { crossingsOf, endsOf, fullAt, rowsIn, SIZES } from "../../demos/small/demo-study.ts";
import { frameOf } from "../demos/found.ts";
import { model, params, said, type State } from "./demo-playing.ts";

const drawn = (state: State, before?: State, overrides = {}) =>
  demo.draw(model(state), frameOf(overrides), before && model(before)).node;
const text = (node: Element) => node.textContent!.replaceAll("\u00a0", " ");
const studied = (state: State) => {
  const cases = demo.study!.cases(params({ ...state, picture: "crossing" }));
  return demo.study!.reduce(
    cases.map((one) => demo.outcome!(model(one))),
    cases.length,
  );
};

describe("the demo of lesson 7", () => {
  test("shows that gigabytes on a laptop are done before an upload is", () => {
    const [laptop, vm, cluster] = model({}).runs;
    expect(laptop!.finished).toBeLessThan(120);
    expect(laptop!.finished * 20).toBeLessThan(cluster!.finished);
    expect(cluster!.moved).toBeGreaterThan(0.9 * cluster!.finished);
    expect(vm!.finished).toBeGreaterThan(cluster!.finished);
    expect(said({ where: "cluster" })).toMatch(/^30 GB on 20 VMs: 42 min, 24 cents\. 95 % of it is the upload\./);
    expect(said({})).toMatch(/^30 GB on the laptop: 1 min 6 s\. One VM took 43 min, 20 VMs took 42 min\.$/);
  });

  test("tells every stage of the place looked at", () => {
    const { runs, until } = model({ where: "cluster" });
    const cluster = runs[2]!;
    const at = (moment: number) => said({ where: "cluster" }, moment / until);
    expect(at(0)).toMatch(/^20 VMs wait for 0 B of 30 GB\./);
    expect(at(cluster.moved / 2)).toMatch(
      /^20 VMs wait for 15 GB of 30 GB\. 20 min have passed, and the laptop is done/,
    );
    expect(at((cluster.moved + cluster.started) / 2)).toMatch(/^20 VMs are starting\./);
    expect(at((cluster.started + cluster.finished) / 2)).toMatch(/^20 VMs have done 50 % of the job\./);
    expect(at(cluster.finished + 1)).toMatch(/^20 VMs are done\./);
    expect(said({}, 0.5)).toMatch(/^The laptop is done\./);
  });

  test("says who has no room, and who had to spill", () => {
    expect(said({ size: 1e13, home: "cloud" })).toMatch(
      /^The laptop has no room\. The job keeps 1 TB; .* 110 GB\. One VM has no/,
    );
    expect(said({ size: 1e15 })).toMatch(/Nor has any other place\.$/);
    expect(said({ size: 1e11, home: "both", kept: 1 })).toMatch(
      /Memory was too small: \d+ GB went to disk and workers paused\.$/,
    );
    expect(text(drawn({ size: 1e13, home: "cloud" }))).toMatch(/no room: keeps 1 TB, has 110 GB/);
  });

  test("draws three places, the stages that there are, and the cores of the one chosen", () => {
    const upload = text(drawn({ where: "cluster" }));
    for (const words of ["The laptop", "One VM", "20 VMs", "data on the way", "starting", "the job runs"])
      expect(upload).toContain(words);
    expect(upload).toMatch(/best: 1 min 6 s, no bill/);
    expect(upload).toMatch(/a task on 20 VMs, once one is ready/);
    expect(upload.match(/starting/g), "in the key of either picture").toHaveLength(2);
    expect(text(drawn({})), "a laptop starts nothing").not.toMatch(/ready|starting.*starting/);
    expect(text(drawn({ home: "both" }))).not.toContain("data on the way");
    expect(text(drawn({}, undefined, { height: 200 })), "no stream where there is no height").not.toMatch(/a task on/);
  });

  test("shows by lines which stretch of the upper axis the lower one is, where that is short", () => {
    const lines = (state: State, overrides = {}) =>
      drawn(state, undefined, { height: 420, ...overrides }).querySelectorAll('path[stroke-dasharray="3 4"]').length;
    expect(lines({ where: "cluster" })).toBe(1);
    expect(lines({})).toBe(1);
    expect(lines({ home: "both", size: 3e11 }), "it is the longest").toBe(0);
    expect(lines({ where: "cluster" }, { height: 200 })).toBe(0);
  });

  test("remembers the place that was looked at before, and times that were others", () => {
    expect(text(drawn({ where: "laptop" }, { where: "cluster" }))).toMatch(/20 VMs, before/);
    expect(text(drawn({}))).not.toMatch(/before/);
    const dashed = (node: Element) => node.querySelectorAll('path[stroke-dasharray="5 4"]').length;
    expect(dashed(drawn({}))).toBe(0);
    expect(dashed(drawn({ line: 2e7 }, {}))).toBe(2);
    expect(dashed(drawn({ line: 1e9 }, {})), "too far apart for one axis").toBe(0);
  });

  test("uncovers the lanes as time passes, and the meters run", () => {
    const run = model({ where: "cluster" });
    const picture = demo.draw(run, frameOf());
    picture.at(run.until / 2);
    expect(text(picture.node)).toMatch(/best: 1 min 6 s, no bill/);
    expect(text(picture.node)).toMatch(/data on the way, no bill/);
    picture.at(run.runs[2]!.moved + 60);
    expect(text(picture.node)).toMatch(/starting, 11 cents/);
  });

  test("lands on the evidence, without a time where there is no result", () => {
    const landed = demo.outcome!(model({ where: "cluster" }));
    expect(landed).toMatchObject({ size: 30e9, where: 2, machines: 20 });
    expect(landed["seconds"]).toBe(landed["cluster"]);
    const nothing = demo.outcome!(model({ size: 1e13, where: "vm" }));
    expect(nothing).toMatchObject({ where: 1, machines: 1 });
    for (const name of ["seconds", "dollars", "laptop", "vm"]) expect(nothing).not.toHaveProperty(name);
    expect(nothing["cluster"]).toBeGreaterThan(0);
  });

  test("opens light, and sends only very large clusters to a worker", () => {
    expect(demo.weight!(params({}))).toBeLessThan(600);
    for (const { state } of demo.stories!) expect(demo.weight!(params(state))).toBeLessThanOrEqual(HEAVY);
    expect(demo.weight!(params({ machines: 200, size: 1e13 }))).toBeGreaterThan(HEAVY);
  });

  test("quotes the runs it plays", () => {
    const facts = demo.facts!(model({ size: 1e7 }));
    const opening = model({});
    expect(facts["laptopTakes"]).toBe("1\u00a0min\u00a06\u00a0s");
    expect(demo.facts!(opening)).toEqual(facts);
    expect(facts["uploadShare"]!.replace("\u00a0", " ")).toBe("95 %");
    expect(facts["hugeRoom"]).toMatch(/^110/);
  });
});

describe("where the lines cross", () => {
  const both = studied({ home: "both" });
  const cross = (state: State, study = studied(state)) => crossingsOf(rowsIn(study), params(state));

  test("tries sizes from megabytes to a hundred terabytes, and keeps their times", () => {
    expect(SIZES[0]).toBe(1e8);
    expect(SIZES.at(-1)).toBe(1e14);
    const rows = rowsIn(both);
    expect(rows, "and the most that each place has room for").toHaveLength(SIZES.length + 3);
    for (const place of ["laptop", "vm", "cluster"] as const) {
      const times = rows.flatMap((row) => row[place] ?? []);
      expect(times.length).toBeGreaterThan(15);
      for (const [index, time] of times.entries()) if (index) expect(time).toBeGreaterThan(times[index - 1]! * 0.85);
    }
  });

  test("with nothing to move: the laptop, then the cluster; what is read off the lines is played so", () => {
    const [first, last] = cross({ home: "both" }, both);
    expect(first).toMatchObject({ from: "laptop", to: "cluster", why: "slower" });
    expect(last).toMatchObject({ from: "cluster", to: null, why: "full" });
    for (const [part, best] of [
      [0.8, "laptop"],
      [1.25, "cluster"],
    ] as const) {
      expect(text(drawn({ home: "both", size: first!.size * part, where: best }))).toMatch(/best:/);
      const { laptop = 0, cluster = 0 } = demo.outcome!(model({ home: "both", size: first!.size * part }));
      expect(cluster < laptop * 0.9).toBe(best === "cluster");
    }
  });

  test("with the data in the cloud, one VM comes first; with them on the laptop, nobody until it is full", () => {
    expect(cross({ home: "cloud" }).map(({ to }) => to)).toEqual(["vm", "cluster", null]);
    const [first] = cross({ home: "laptop" });
    // A VM has room for a little more, and a cluster would wait as long for the upload.
    expect(first).toMatchObject({ from: "laptop", to: "vm", why: "full" });
    expect(first!.size).toBeGreaterThan(1e12);
  });

  test("a line ends where its place is full, and its end says so; none ends where nothing is kept", () => {
    const ends = endsOf(rowsIn(both), params({}));
    expect(ends.map(({ place, full }) => [place, full])).toEqual([
      ["laptop", true],
      ["vm", true],
      ["cluster", true],
    ]);
    for (const { place, size } of ends) expect(size / fullAt(place, params({}))).toBeCloseTo(1, 1);
    const shown = text(demo.draw(model({ home: "both", picture: "crossing" }), frameOf({ study: both })).node);
    expect(shown.match(/the disk is full/g)).toHaveLength(1);
    expect(endsOf(rowsIn(studied({ home: "both", kept: 0 })), params({ kept: 0 }))).toEqual([]);
  });

  test("hard work moves the crossing down", () => {
    const [easy] = cross({ home: "both" }, both);
    const [hard] = cross({ home: "both", rate: 1e6 });
    expect(hard!.size).toBeLessThan(easy!.size / 10);
  });

  test("draws what has come, thick where it is best, and says from where on", () => {
    const run = model({ home: "both", picture: "crossing" });
    const at = (done: number) => ({ ...both, rows: both.rows.slice(0, done), done });
    const shown = (study: typeof both) => demo.draw(run, frameOf({ study })).node;
    expect(text(shown(both))).toMatch(/7\d GB/);
    const large = [...shown(both).querySelectorAll("text")].filter((node) => /^7\d/.test(node.textContent!));
    expect(large.map((node) => Number(node.getAttribute("font-size")))).toEqual([frameOf().label * 1.5]);
    expect(text(shown(at(8)))).not.toMatch(/7\d GB/);
    expect(text(shown(at(0)))).toMatch(/here: 1 min 6 s/);
    const say = (study: typeof both, moment = 5) => demo.say(run, moment, study).replaceAll("\u00a0", " ");
    expect(say(both)).toMatch(
      /^The laptop up to 7\d GB, 20 VMs up to 24 TB, where their disks are full\. The data are already/,
    );
    expect(say(at(8))).toMatch(/8 of 28 sizes drawn\.$/);
    expect(say(both, 2.5)).toMatch(/^\d+(\.\d+)? GB: .* on the laptop, .* on one VM, .* on 20 VMs\.$/);
  });

  test("never names a line in the key by nothing, whatever room there is", () => {
    const run = model({ home: "cloud", picture: "crossing" });
    const study = studied({ home: "cloud" });
    for (const [width, height, label] of [
      [560, 160, 18],
      [560, 245, 18],
      [560, 330, 18],
      [1160, 440, 18],
      [358, 260, 14],
      [280, 220, 12],
    ] as const) {
      const { node } = demo.draw(run, frameOf({ width, height, label, study }));
      const spans = [...node.querySelectorAll("tspan")].map((span) => span.textContent);
      for (const words of spans) expect(words, `${width} × ${height}`).not.toBe("");
    }
  });
});
