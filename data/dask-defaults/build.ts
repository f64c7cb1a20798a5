/** The specification of the mini scheduler and our list of facts → Dask's defaults that it runs with, as distributed.yaml has them. */
import { MalformedRaw, quoted } from "../raw.ts";
import type { Build } from "../raw.ts";
import { facts, numbers } from "../facts.ts";
import type { Origin } from "../facts.ts";
import { settings } from "./settings.ts";

/** One setting; each field is described in resource.json. */
export interface Row {
  readonly key: string;
  readonly setting: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly releases: string;
  readonly meaning: string;
  readonly origin: Origin;
  readonly document: string;
  readonly url: string;
  readonly confidence: string;
}

const path = "design/scheduler-spec.md";

/** A number with its unit, or a word. */
const amount = String.raw`([\d_.]+(?: (?:B/s|KiB|us|ms|s)(?![\w/]))?|true|inf)`;

/** What a unit of the specification is in seconds or bytes. */
const factors: Readonly<Record<string, number>> = { "B/s": 1, KiB: 1024, us: 1e-6, ms: 1e-3, s: 1 };

/** The table `dask-defaults`, in the order of distributed.yaml. */
export const build: Build<Row> = async (raw) => {
  const text = (await raw(path)).toString("utf8");
  const section = /^## 1\. Defaults[^]*?(?=^## 2\.)/m.exec(text)?.[0];
  if (section === undefined) throw new MalformedRaw(path, "a section 1, Defaults, and a section 2", quoted(text));
  const releases = match(text, /^\| rule \| (\S+) \| (\S+) \| main (\S+) \|$/m).slice(1);
  const [, commit] = match(text, /main at `(\w+)`/);
  const adaptive = (await facts(raw))("Adaptive defaults");

  const row = (
    setting: string,
    of: Pick<Row, "key" | "unit" | "meaning">,
    held: readonly string[],
    tree: string,
  ): Row => ({
    key: of.key,
    setting,
    value: valueOf(setting),
    unit: of.unit,
    releases: held.join(", "),
    meaning: of.meaning,
    origin: "quoted",
    document: adaptive.document,
    url: adaptive.url.replace("/main/", `/${tree}/`),
    confidence: adaptive.confidence,
  });
  const rows = settings.flatMap((of) => {
    const [, setting] = match(section, new RegExp(of.pattern.replace("#", amount)));
    const from = of.since === undefined ? 0 : releases.indexOf(of.since);
    const now = row(setting!, of, releases.slice(from), commit!);
    if (of.before === undefined) return [now];
    // the one that changed: what it was stands in the table of differences between the releases
    const found = match(text, new RegExp(of.before.replaceAll("#", amount), "m")).slice(1);
    if (new Set(found.slice(0, from)).size !== 1 || found[from] !== setting)
      throw new MalformedRaw(path, `one earlier ${of.key}, and ${setting} in ${of.since}`, quoted(found));
    return [row(found[0]!, of, releases.slice(0, from), releases[from - 1]!), now];
  });

  const pattern = /interval (\d+) s · target-duration (\d+) s · wait-count (\d+) · minimum (\d+) · maximum ∞/;
  const agreed = ["interval", "target-duration", "wait-count", "minimum"].map(
    (name) => rows.find(({ key }) => key === `distributed.adaptive.${name}`)?.value,
  );
  const listed = numbers(adaptive.values, pattern);
  if (agreed.join() !== listed.join())
    throw new MalformedRaw(path, `the adaptive defaults of facts.md, ${listed.join(", ")}`, agreed.join(", "));
  return rows;
};

/** In seconds or bytes; null for a word. */
function valueOf(setting: string): number | null {
  const [digits = "", unit] = setting.split(" ");
  const value = Number(digits.replaceAll("_", "")) * (unit === undefined ? 1 : factors[unit]!);
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : null;
}

function match(text: string, pattern: RegExp): RegExpExecArray {
  const found = pattern.exec(text);
  if (found) return found;
  throw new MalformedRaw(path, `words like ${String(pattern)}`, quoted(text));
}
