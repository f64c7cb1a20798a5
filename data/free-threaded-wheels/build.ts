/** Month-end counts of free-threaded-wheels → one row per month; the last one weighted by downloads as well. */
import { sum, utcMonth } from "d3";
import { MalformedRaw, at, isList, isNumber, isText, json, quoted } from "../raw.ts";
import type { Build, Raw } from "../raw.ts";

/** The 360 most-downloaded packages with binary wheels on one day; each field is described in resource.json. */
export interface Row {
  readonly month: string;
  readonly date: string;
  readonly commit: string;
  readonly packages: number;
  readonly withWheel: number;
  readonly share: number;
  readonly pureWheel: number | null;
  readonly downloadShare: number | null;
}

const path = "data/wheels/raw/ft_history.json";
const lastPath = "data/wheels/raw/free_threaded_results.json";

/** Before it the site kept no mark for a free-threaded wheel, so its counts are of something else. */
const firstMonth = "2025-03";

/** The table `free-threaded-wheels`. */
export const build: Build<Row> = async (raw) => {
  const history = await json(raw, path);
  if (!isList(history)) throw new MalformedRaw(path, "a list of months", quoted(history));
  const months = history
    .map((_, index) => month(history, index))
    .filter((row) => row.month >= firstMonth)
    .sort((a, b) => (a.month < b.month ? -1 : 1));
  const last = months.at(-1);
  if (months[0]?.month !== firstMonth || !last)
    throw new MalformedRaw(path, `months from ${firstMonth} on`, quoted(months[0]?.month));
  const span = utcMonth.count(new Date(months[0].month), new Date(last.month)) + 1;
  if (span !== months.length) throw new MalformedRaw(path, `${span} months without a gap`, `${months.length} months`);
  const { packages, withWheel, downloadShare } = await weighted(raw);
  if (packages !== last.packages || withWheel !== last.withWheel)
    throw new MalformedRaw(lastPath, `${last.withWheel} of ${last.packages} packages`, `${withWheel} of ${packages}`);
  return months.map((row) => (row === last ? { ...row, downloadShare } : row));
};

function month(history: unknown, index: number): Row {
  const text = (key: string) => at(path, history, [index, key], isText, "a name");
  const packages = at(path, history, [index, "n"], isNumber, "a number of packages");
  const withWheel = at(path, history, [index, "ft"], isNumber, "a number of packages");
  const classes = at(path, history, [index, "css"], isClasses, "packages by class");
  if (sum(Object.values(classes)) !== packages)
    throw new MalformedRaw(path, `classes that add up to ${packages} packages`, quoted(classes));
  return {
    month: text("month"),
    date: text("date"),
    commit: text("commit"),
    packages,
    withWheel,
    share: rounded(withWheel / packages),
    // The class came later than the count: until then such packages are among those without
    pureWheel: classes["pure-py"] ?? null,
    downloadShare: null,
  };
}

/** The last day's packages one by one, which only that day has. */
async function weighted(raw: Raw): Promise<Pick<Row, "packages" | "withWheel" | "downloadShare">> {
  const file = await json(raw, lastPath);
  const packages = at(lastPath, file, ["data"], isList, "a list of packages").map((_, index) => ({
    downloads: at(lastPath, file, ["data", index, "downloads"], isNumber, "a number of downloads"),
    has: at(lastPath, file, ["data", index, "free_threaded_wheel"], isFlag, "whether it has the wheel"),
  }));
  const having = packages.filter(({ has }) => has);
  const downloads = (of: typeof packages) => sum(of, (one) => one.downloads);
  return {
    packages: packages.length,
    withWheel: having.length,
    downloadShare: rounded(downloads(having) / downloads(packages)),
  };
}

const isFlag = (value: unknown): value is boolean => typeof value === "boolean";

const isClasses = (value: unknown): value is Record<string, number> =>
  typeof value === "object" && value !== null && Object.values(value).every(isNumber);

function rounded(share: number): number {
  return Number(share.toFixed(4));
}
