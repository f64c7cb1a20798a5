/** Published figures on what images cost at start → one row per figure, each beside its document. */
import { facts, factsPath, numbers } from "../facts.ts";
import type { Fact, Origin } from "../facts.ts";
import { MalformedRaw, quoted } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One figure, from `least` to `most`; each field is described in resource.json. */
export interface Row {
  readonly figure: string;
  readonly what: string;
  readonly least: number;
  readonly most: number | null;
  readonly unit: string;
  readonly origin: Origin;
  readonly year: number;
  readonly document: string;
  readonly url: string;
  readonly confidence: string;
}

/** What stands in a row of its own; `most` equals `least` unless said, and is null for "5+" and "over 80". */
type Figure = Pick<Row, "figure" | "what" | "least" | "unit"> & { readonly most?: number | null };

/** The facts that hold figures, by how they begin, and how to read them. */
const sources: readonly (readonly [begins: string, read: (values: string) => Figure[]])[] = [
  ["Image pull dominates", slacker],
  ["Median container start at Google", google],
  ["Clusters that depended on Docker images", coiled],
  ["10,000-CPU cluster boot", burla],
  ["Pinning illusion", pinning],
];

/** The table `container-start`: the study of pulling, the one before and after, and other points. */
export const build: Build<Row> = async (raw) => {
  const fact = await facts(raw);
  return sources.flatMap(([begins, read]) => figures(fact(begins), read));
};

function figures(fact: Fact, read: (values: string) => Figure[]): Row[] {
  const { values, date, document, url, confidence } = fact;
  const year = Number(/\d{4}/.exec(date)?.[0]);
  if (!year) throw new MalformedRaw(factsPath, `the year of ${document}`, quoted(date));
  return read(values).map(({ figure, what, least, most = least, unit }) => ({
    figure,
    what,
    least,
    most,
    unit,
    origin: "quoted",
    year,
    document,
    url,
    confidence,
  }));
}

function slacker(values: string): Figure[] {
  const [pull, read] = numbers(values, /^([\d.]+) % of start time; only ([\d.]+) % of data read/).map(share);
  const [containers] = numbers(values, /(\d+) containers/);
  const [develop, deploy] = numbers(values, /development cycle (\d+)x, deployment cycle (\d+)x/);
  return [
    { figure: "pullShare", what: "of container start time is pulling", least: pull!, unit: "share" },
    { figure: "readShare", what: "of the data pulled is read", least: read!, unit: "share" },
    { figure: "containers", what: "containers studied", least: containers!, unit: "containers" },
    {
      figure: "developFaster",
      what: "faster median development cycle with lazy pulling",
      least: develop!,
      unit: "times",
    },
    {
      figure: "deployFaster",
      what: "faster median deployment cycle with lazy pulling",
      least: deploy!,
      unit: "times",
    },
  ];
}

function google(values: string): Figure[] {
  const [seconds] = numbers(values, /^about (\d+) s/);
  return [
    { figure: "googleMedian", what: "median start when the image must be fetched, Google", least: seconds!, unit: "s" },
  ];
}

function coiled(values: string): Figure[] {
  const [images] = numbers(values, /^"(\d+)\+ minutes" vs/);
  const [least, most] = numbers(values, /vs "(\d+)–(\d+) minutes"/).map(minutes);
  const [faster] = numbers(values, /"(\d+)x faster"/);
  return [
    {
      figure: "withImage",
      what: "to a cluster by way of a Docker image",
      least: minutes(images!),
      most: null,
      unit: "s",
    },
    {
      figure: "withSync",
      what: "to a cluster with an environment made on the fly",
      least: least!,
      most: most!,
      unit: "s",
    },
    { figure: "syncFaster", what: "faster, in the vendor's words", least: faster!, unit: "times" },
  ];
}

function burla(values: string): Figure[] {
  const [whole, seconds, install] = numbers(values, /^(\d+) min (\d+) s boot; (\d+) s to install/);
  return [
    {
      figure: "burlaBoot",
      what: "to boot a 10,000-CPU cluster that uses containers",
      least: minutes(whole!) + seconds!,
      unit: "s",
    },
    { figure: "burlaInstall", what: "to install pandas, numpy and pyarrow there", least: install!, unit: "s" },
  ];
}

function pinning(values: string): Figure[] {
  const [pinned, installed] = numbers(values, /^(\d+) pinned; "over (\d+)" installed/);
  return [
    { figure: "pinned", what: "packages pinned in an environment file", least: pinned!, unit: "packages" },
    { figure: "installed", what: "packages installed from that file", least: installed!, most: null, unit: "packages" },
  ];
}

const share = (percent: number) => Number((percent / 100).toFixed(4));
const minutes = (count: number) => count * 60;
