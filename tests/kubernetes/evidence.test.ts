import { describe, expect, test } from "vitest";
import { decode } from "../../demos/contract/codec.ts";
import { takeHanded } from "../../demos/host/handed.ts";
import demo from "../../demos/kubernetes/demo.ts";
import evidence from "../../demos/kubernetes/evidence.ts";
import { frameOf, tablesOf } from "../demos/found.ts";
import { plain, show, standard, type EvidenceKnobs } from "./playing.ts";

const words = (change: EvidenceKnobs, at = Infinity) => plain(evidence.say(show(change), at));
const tables = tablesOf(evidence as never);
const stage = { width: 1150, height: 440 };
const drawn = (change: EvidenceKnobs, over: Parameters<typeof frameOf>[0] = stage) =>
  evidence.draw(show(change), frameOf(over)).node;
const text = (change: EvidenceKnobs, over?: Parameters<typeof frameOf>[0]) => plain(drawn(change, over).textContent!);

describe("the evidence of lesson 2", () => {
  test("asks with a wheel, and shows no bill before the answer", () => {
    expect(words({ answer: "hidden" })).toBe(
      "Turn the wheel to the month’s bill. A node is a rented machine; each job wants 1,000 for ten minutes.",
    );
    expect(words({ answer: "hidden", guess: 3000 })).toBe("You guess $3,000 a month. That is $100 a day.");
    for (const picture of ["story", "latencies", "survey"] as const) {
      const asked = text({ answer: "hidden", picture });
      expect(asked).toContain("for the month");
      expect(asked).not.toMatch(/35×|50,000|Karpenter|SSH/);
      expect(evidence.span(show({ answer: "hidden", picture }))).toBe(0);
    }
  });

  test("tells the story as told, its price as inferred, and that what was expected does not fit", () => {
    expect(words({})).toBe(
      "$50,000 a month, as told: 35× the work was billed. What the teller expected does not fit: at an inferred 7.2 cents an hour the work alone costs $1,440.",
    );
    expect(words({ length: "long" })).toContain("17× the work");
    expect(words({ guess: 500 })).toMatch(
      /^\$50,000 a month, as told: 35× the work was billed\. Your guess of \$500 is 100 times too low\. What/,
    );
    expect(words({ guess: 200_000 })).toMatch(/\. Your guess of \$200,000 is 4 times too high\. /);
    expect(words({ guess: 50_000 })).toMatch(/\. Your guess of \$50,000 is right\. /);
  });

  test("is not called measured where it is worked out from what somebody told", () => {
    for (const picture of ["story", "latencies"] as const)
      expect(evidence.basis({ ...standard.evidence, picture })).toBe("told");
    for (const picture of ["story", "survey"] as const)
      expect(evidence.basis({ ...standard.evidence, picture, answer: "hidden" })).toBe("told");
    expect(evidence.basis({ ...standard.evidence, picture: "survey" })).toBe("measured");
    // That the day is worked out here stands over it.
    expect(evidence.heading!(standard.evidence)).toContain("recomputed");
  });

  test("puts the bill beside what was expected and guessed, and the demo’s month beside both", () => {
    const page = text({ guess: 1000 }, { ...stage, here: { dollars: 1655, day: 1 } });
    for (const said of [
      "35×",
      "one idle node leaves every 5 min",
      "23,200 node-hours billed a day for 667 of work",
      "the teller expected $300 to $600",
      "the work alone: $1,440",
      "the bill, as told: $50,000",
      "your guess: $1,000",
      "the demo: $1,660, simulated",
    ])
      expect(page).toContain(said);
    expect(text({}, { ...stage, here: { dollars: 1655, day: 0 } })).not.toContain("the demo");
    // In half a stage the three that matter are left.
    const half = { width: 470, height: 340, here: { dollars: 1655, day: 1 } };
    for (const said of ["the bill, as told: $50,000", "your guess: $2,000", "the demo: $1,660, simulated"])
      expect(text({ guess: 2000 }, half)).toContain(said);
    expect(text({ guess: 2000 }, half)).not.toMatch(/the work alone|expected/);
    expect(text({}, half)).toMatch(/the teller expected.*the work alone/);
    expect(text({ answer: "hidden" }, { ...stage, here: { dollars: 1655, day: 1 } })).not.toContain("the demo");
  });

  test("its sweep passes the day, and ends with the table’s numbers", () => {
    expect(words({}, 43_200)).toBe("11,600 node-hours billed after 12 h, 333 node-hours of them at work.");
    const table = evidence.rows(show({}));
    const row = (name: string) => table.rows.find(([what]) => what === name)!;
    expect(row("billed, if the job takes 10 min").slice(1)).toEqual([
      23172,
      "node-hours a day",
      "our arithmetic on what was told",
    ]);
    expect(row("the month’s bill").slice(1)).toEqual([50000, "US dollars", "told on Talk Python 519, 17:27–19:38"]);
  });

  test("says that the story does not fit together: the work alone is dearer than all he expected", () => {
    const facts = evidence.facts!(show({}));
    expect(plain(facts["work"]!)).toBe("$48");
    expect(plain(facts["expected"]!)).toBe("$10 to $20");
    expect(plain(facts["drain"]!)).toMatch(/^3\.5 days$/);
  });

  test("shows each documented way, ranges as ranges, and what the table lacks as such", () => {
    const page = text({ picture: "latencies" });
    for (const said of [
      "3 to 5 min",
      "3 to 4.5 min",
      "5 min 48 s",
      "1 min 23 s",
      "1 min 18 s",
      "8 to 10 min",
      "1 to 2 min",
    ])
      expect(page).toContain(said);
    // Where no time is documented idling fades; a bar of a length would say one.
    expect(drawn({ picture: "latencies" }).querySelectorAll("linearGradient")).toHaveLength(5);
    expect(page.match(/to come, 10 min idle/g)).toHaveLength(2);
    expect(words({ picture: "latencies" })).toBe(
      "Nodes come in 1 to 10 min, as documented or said. Cluster Autoscaler’s default keeps idle ones 10 min more; for five of seven ways our table has no time, and idling fades.",
    );
    const { rows } = evidence.rows(show({ picture: "latencies" }));
    expect(rows).toHaveLength(7);
    for (const row of rows) expect(String(row.at(-1))).toMatch(/FAQ|benchmark|issue 1189|Talk Python/);
    expect(rows.filter((row) => row[4] === "not in this table")).toHaveLength(5);
    expect(String(rows.at(-1)!.at(-1))).toMatch(/^spoken/);
  });

  test("hands a way that was picked to the demo, which takes it as it is", () => {
    expect(evidence.hands!(standard.evidence, tables)).toBeNull();
    expect(evidence.hands!({ ...standard.evidence, picture: "latencies" }, tables)).toBeNull();
    for (const way of ["casmall", "calarge", "caaks", "nap", "karpenter", "emr", "vms"] as const) {
      const handed = evidence.hands!({ ...standard.evidence, picture: "latencies", way }, tables)!;
      expect(takeHanded(demo.schema, handed), way).toEqual({ change: handed, problems: [] });
      expect(words({ picture: "latencies", way })).toMatch(/The demo starts its nodes that way\.$/);
    }
    const handed = (way: "calarge" | "karpenter" | "vms") =>
      evidence.hands!({ ...standard.evidence, picture: "latencies", way }, tables);
    expect(handed("calarge")).toMatchObject({ startup: "ca", policy: "idle" });
    expect(handed("vms")).toMatchObject({ startup: "vms", policy: "vms" });
    // How Karpenter's nodes go is not in the table: the demo keeps what it has.
    expect(handed("karpenter")).not.toHaveProperty("policy");
  });

  test("picks a way on the picture, by keys", () => {
    const emitted: unknown[] = [];
    const node = drawn({ picture: "latencies" }, { ...stage, emit: (change) => emitted.push(change) });
    const { Event } = node.ownerDocument.defaultView as unknown as { Event: typeof globalThis.Event };
    for (const key of ["End", "Enter"]) node.dispatchEvent(Object.assign(new Event("keydown"), { key }));
    // The longest is first: at the end is the one that takes least in all.
    expect(emitted).toEqual([{ way: "karpenter" }]);
  });

  test("shows how people who answered launch Dask, as use and not as weight", () => {
    const page = text({ picture: "survey" });
    for (const said of ["40 % SSH", "batch systems (HPC)", "Kubernetes", "2021 (200)"]) expect(page).toContain(said);
    expect(words({ picture: "survey" })).toMatch(
      /^30 % ticked Kubernetes in 2021, 35 % in 2019\. SSH and batch systems are ticked more often\. .*use, not weight\.$/,
    );
  });

  test("offers answers the guess can take, cheapest first, and the truth among them", () => {
    const { knob, options } = evidence.answers!;
    expect(knob).toBe("guess");
    const values = options.map(({ value }) => value as number);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(values).toHaveLength(7);
    for (const value of values)
      expect(decode(evidence.schema, `guess=${value}`)).toMatchObject({ problems: [], params: { guess: value } });
  });

  test("takes a guess from the wheel by keyboard", () => {
    const emitted: unknown[] = [];
    const node = drawn({ answer: "hidden" }, { ...stage, emit: (change) => emitted.push(change) });
    const { Event } = node.ownerDocument.defaultView as unknown as { Event: typeof globalThis.Event };
    for (const key of ["Home", "Enter"]) node.dispatchEvent(Object.assign(new Event("keydown"), { key }));
    expect(emitted).toEqual([{ guess: 10 }]);
  });
});
