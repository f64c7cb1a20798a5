import { fc, test as property } from "./property.ts";
import { describe, expect, test } from "vitest";
import { decode, encode } from "../../demos/contract/codec.ts";
import { defaults, MAX_EVENTS, MAX_POINTS, MAX_STATE, schema, type Schema } from "../../demos/contract/params.ts";
import { paramsOf } from "./arbitrary.ts";

const every = schema({
  seconds: {
    kind: "number",
    label: "Length",
    effect: "",
    default: 0.01,
    min: 0.001,
    max: 10,
    unit: "seconds",
    scale: "log",
  },
  workers: {
    kind: "number",
    label: "Workers",
    effect: "",
    default: 8,
    min: 1,
    max: 64,
    unit: "count",
    integer: true,
    aliases: ["nodes"],
  },
  guess: {
    kind: "number",
    label: "Guess",
    effect: "",
    default: null,
    min: 1,
    max: 604800,
    unit: "seconds",
    keep: true,
  },
  answer: {
    kind: "choice",
    label: "Answer",
    effect: "",
    default: "hidden",
    options: { hidden: "hidden", shown: "shown" },
  },
  queuing: { kind: "flag", label: "Queuing", effect: "", default: true },
  kill: { kind: "events", label: "Kill", effect: "", default: [], what: { min: 0, max: 7, prefix: "w" }, until: 60 },
  demand: {
    kind: "curve",
    label: "Demand",
    effect: "",
    default: [],
    x: { label: "time", unit: "seconds", min: 0, max: 60 },
    y: { label: "tasks", unit: "count", min: 0, max: 100 },
  },
});
const standard = defaults(every);
const plain = (text: string) => decode(every, text).params;

describe("a state as text", () => {
  test("is empty for the defaults, and the empty text is the defaults", () => {
    expect(encode(every, standard)).toBe("");
    expect(decode(every, "")).toEqual({ params: standard, problems: [] });
  });

  test("names only what differs, in schema order", () => {
    const text = encode(every, { ...standard, queuing: false, workers: 4, seconds: 1 });
    expect(text).toBe("seconds=1~workers=4~queuing=off");
  });

  test("holds the run before as the knobs that differed in it", () => {
    const now = { ...standard, seconds: 1, workers: 64 };
    const text = encode(every, now, { ...now, seconds: 0.001, workers: 2 });
    expect(text).toBe("seconds=1~workers=64~vs=seconds:0.001,workers:2");
    expect(decode(every, text).vs).toEqual({ ...now, seconds: 0.001, workers: 2 });
  });

  test("drops a run before that does not differ", () => {
    expect(decode(every, "seconds=1~vs=seconds:1")).toEqual({ params: { ...standard, seconds: 1 }, problems: [] });
  });

  property.prop({ now: paramsOf(every), before: paramsOf(every) })(
    "comes back exactly as it was written",
    ({ now, before }) => {
      const text = encode(every, now, before);
      const read = decode(every, text);
      expect(read.problems).toEqual([]);
      expect(read.params).toEqual(now);
      expect(read.vs ?? now).toEqual(before);
    },
  );

  property.prop({ now: paramsOf(every) })("survives a mailer that percent-encodes all of it", ({ now }) => {
    expect(decode(every, encodeURIComponent(encode(every, now))).params).toEqual(now);
  });

  property.prop({ text: fc.string({ unit: "binary", maxLength: 200 }) })(
    "never throws, whatever the text",
    ({ text }) => {
      const { params } = decode(every, text);
      expect(Object.keys(params)).toEqual(Object.keys(every));
    },
  );

  property.prop({
    text: fc
      .array(fc.tuple(fc.constantFrom(...Object.keys(every), "vs", "__proto__", "nodes"), fc.string({ maxLength: 20 })))
      .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join("~")),
  })("gives values that fit the schema, whatever they were said to be", ({ text }) => {
    const { params } = decode(every, text);
    expect(decode(every, encode(every, params)).problems).toEqual([]);
  });
});

describe("reading a link", () => {
  test("takes the first of a duplicate and says so", () => {
    const { params, problems } = decode(every, "workers=4~workers=9");
    expect(params.workers).toBe(4);
    expect(problems).toEqual(['"workers" is given twice; the first one counts.']);
  });

  test("knows a knob by its former name", () => {
    expect(plain("nodes=5").workers).toBe(5);
  });

  test.each([
    ["workers=5000", "workers=5000: expected a whole number from 1 to 64; using 64.", { workers: 64 }],
    ["workers=2.6", "workers=2.6: expected a whole number from 1 to 64; using 3.", { workers: 3 }],
    ["workers=0x10", "workers=0x10: expected a number from 1 to 64; using 8.", { workers: 8 }],
    ["seconds=-1", "seconds=-1: expected a number from 0.001 to 10; using 0.001.", { seconds: 0.001 }],
    ["seconds=Infinity", "seconds=Infinity: expected a number from 0.001 to 10; using 0.01.", { seconds: 0.01 }],
    ["guess=soon", "guess=soon: expected a number from 1 to 604800; leaving it open.", { guess: null }],
    ["answer=42", "answer=42: expected one of hidden, shown; using hidden.", { answer: "hidden" }],
    ["queuing=yes", "queuing=yes: expected on or off; using on.", { queuing: true }],
    [
      "kill=w2@3,x9@1",
      "kill=w2@3,x9@1: kept 1 of 2 events, each as what@second, at most 32.",
      { kill: [{ what: "w2", at: 3 }] },
    ],
    ["demand=0:1,0:2", "demand=0:1,0:2: kept 1 of 2 points inside the frame, at most 48.", { demand: [[0, 1]] }],
    ["toString=1", '"toString" is not a knob of this figure; ignored.', {}],
  ])("corrects %s with one sentence", (text, sentence, changed) => {
    const { params, problems } = decode(every, text);
    expect(problems).toEqual([sentence]);
    expect(params).toEqual({ ...standard, ...changed });
  });

  test("lists only the first of many options, and says how many more there are", () => {
    const options = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`o${index}`, `option ${index}`]));
    const many = { pick: { kind: "choice", label: "Pick", effect: "Picks.", default: "o0", options } } as const;
    expect(decode(many, "pick=x").problems).toEqual([
      "pick=x: expected one of o0, o1, o2, o3, o4, o5, o6, o7 and 12 more; using o0.",
    ]);
  });

  test("refuses a state longer than an address should carry", () => {
    const { params, problems } = decode(every, `workers=4~x=${"9".repeat(MAX_STATE)}`);
    expect(params).toEqual(standard);
    expect(problems).toHaveLength(1);
  });

  test("keeps no more events and points than a state may hold", () => {
    const many = Array.from({ length: 60 }, (_, i) => i);
    expect(plain(`kill=${many.map((i) => `w1@${i}`).join(",")}`).kill).toHaveLength(MAX_EVENTS);
    expect(plain(`demand=${many.map((i) => `${i}:1`).join(",")}`).demand).toHaveLength(MAX_POINTS);
  });

  test("puts events in the order of their moments", () => {
    expect(plain("kill=w2@9,w1@3").kill.map(({ what }) => what)).toEqual(["w1", "w2"]);
  });

  test("quotes no more of a stranger's text than fits a sentence", () => {
    const { problems } = decode(every satisfies Schema, `${"z".repeat(200)}=1`);
    expect(problems[0]!.length).toBeLessThan(90);
  });
});
