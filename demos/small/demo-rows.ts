/** The demo as tables: three places, and the lines. */
import type { DataTable, StudyResult } from "../contract/outcome.ts";
import { DISK, FEED, LAPTOP, MACHINE, WORTH } from "./demo-assumptions.ts";
import { piecesOf } from "./demo-job.ts";
import type { Model } from "./demo-model.ts";
import { placeNames } from "./demo-places.ts";
import { owed, type PlaceRun } from "./demo-run.ts";
import { nameOf } from "./demo-words.ts";

const figures = (number: number): number => Number(number.toPrecision(4));

/** One size of data, in numbers; then what is assumed. */
export function runTable({ runs, setting }: Model): DataTable {
  const of = (what: string, value: (run: PlaceRun) => number | string) => [
    what,
    ...runs.map((run) => tell(run, value)),
  ];
  const tell = (run: PlaceRun, value: (run: PlaceRun) => number | string): number | string => {
    const said = value(run);
    return typeof said === "number" ? figures(said) : said;
  };
  const unless = (value: (run: PlaceRun) => number) => (run: PlaceRun) =>
    run.failure === "room" ? "no room" : value(run);
  const same = (what: string, value: number | string) => [what, value, value, value];
  return {
    caption: "The same job on three places",
    columns: ["what", ...runs.map(({ place }) => nameOf(place, setting))],
    rows: [
      same("data (bytes)", setting.size),
      same("pieces", piecesOf(setting)),
      of("data moved first (bytes)", ({ bytes }) => bytes),
      of(
        "data on the way (s)",
        unless(({ moved }) => moved),
      ),
      of(
        "starting (s; VM: one remark, 60 to 120 s; the rest assumed)",
        unless(({ moved, started }) => started - moved),
      ),
      of(
        "the job itself (s)",
        unless(({ started, finished }) => finished - started),
      ),
      of("result after (s)", ({ failure, finished }) =>
        failure ? (failure === "room" ? "no room" : "killed for its memory") : finished,
      ),
      of(
        "bill (US dollars)",
        unless((run) => owed(run, Infinity)),
      ),
      of(
        "of which data leaving the cloud (US dollars; 0.10 for each GB, Ten Cents Per Terabyte)",
        unless(({ egressUsd }) => egressUsd),
      ),
      of("kept until the end (bytes)", ({ keeps }) => keeps),
      of("room for that (bytes)", ({ room }) => room),
      of(
        "spilled to disk (bytes)",
        unless(({ spilled }) => spilled),
      ),
      of("workers killed for their memory", ({ killed }) => killed),
      of("tasks played", ({ tasks }) => tasks),
      of("cores (laptop: assumed)", ({ threads, machines }) => threads * machines),
      of(
        "memory of a machine (GiB; laptop: assumed)",
        ({ place }) => (place === "laptop" ? LAPTOP : MACHINE).memoryGib,
      ),
      same("free disk of a machine (bytes, assumed)", DISK),
      of("data to all cores of a machine, at most (bytes per second, assumed)", ({ place }) =>
        place === "laptop" ? FEED.laptop : FEED.machine,
      ),
      same("each core (bytes per second)", setting.rate),
      same("line (bytes per second)", setting.line),
      same("a larger place is best only if it saves (%, our choice)", WORTH * 100),
    ],
  };
}

/** Every point of the lines; before there are any, the size of these knobs. */
export function crossingTable(model: Model, study: StudyResult | undefined): DataTable {
  const { setting, runs } = model;
  const own = Object.fromEntries(
    runs.flatMap((run) =>
      run.failure
        ? []
        : [
            [run.place, run.finished],
            [`${run.place}Dollars`, owed(run, Infinity)],
          ],
    ),
  );
  const names = placeNames.map((place) => nameOf(place, setting));
  return {
    caption: "Time and bill by how much data there is",
    columns: ["data (bytes)", ...names.map((name) => `${name} (s)`), ...names.map((name) => `${name} (US dollars)`)],
    rows: [{ size: setting.size, ...own } as Readonly<Record<string, number>>, ...(study?.rows ?? [])].map((row) => [
      row["size"] ?? 0,
      ...placeNames.map((place) => (row[place] === undefined ? "no result" : figures(row[place]))),
      ...placeNames.map((place) => (row[place] === undefined ? "no result" : figures(row[`${place}Dollars`] ?? 0))),
    ]),
  };
}
