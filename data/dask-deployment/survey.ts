/** Dask's user surveys of 2019 to 2021: raw answers → what each person ticked, nothing that says who. */
import { MalformedRaw, csv, quoted } from "../raw.ts";
import type { Raw } from "../raw.ts";

/** The surveys whose answers we have. */
export const years = [2019, 2020, 2021] as const;
/** One of them. */
export type Year = (typeof years)[number];

/** A question of the survey. `options` in the survey's own order: our short label, then the words that were ticked. */
export interface Question {
  readonly column: string;
  readonly years: readonly Year[];
  readonly options: readonly (readonly [label: string, words: string])[];
  /** Whether people could also write an answer of their own. */
  readonly free: boolean;
}

/** What one person answered: the labels ticked, and whether something was written beside them. */
export interface Answer {
  readonly ticked: readonly string[];
  readonly other: boolean;
}

/** Where Dask is run; several may be ticked. */
export const machines: Question = {
  column: "Local machine or Cluster?",
  years,
  options: [
    ["laptop", "Personal laptop"],
    ["workstation", "Large workstation"],
    ["2–10 machines", "Cluster of 2-10 machines"],
    ["10–100 machines", "Cluster with 10-100 machines"],
    ["100+ machines", "Cluster with 100+ machines"],
  ],
  free: false,
};

/** Orders of magnitude of data sets; several may be ticked. */
export const sizes: Question = {
  column: "How large are your datasets typically?",
  years: [2021],
  options: ["MBs", "GBs", "TBs", "PBs"].map((size) => [size, size] as const),
  free: false,
};

/** How a cluster is started, for those who use one; several may be ticked. */
export const launch: Question = {
  column: "If you use a cluster, how do you launch Dask? ",
  years,
  options: [
    ["SSH", "SSH"],
    ["Kubernetes", "Kubernetes"],
    ["Hadoop, Yarn or EMR", "Hadoop / Yarn / EMR"],
    ["HPC resource manager", "HPC resource manager (SLURM, PBS, SGE, LSF or similar)"],
    ["someone else does it", "I don't know, someone else does this for me"],
    ["custom at my workplace", "My workplace has a custom solution for this"],
  ],
  free: true,
};

/** Which of Dask’s own projects deploy it; several may be ticked. */
export const projects: Question = {
  column: "Do you use Dask projects to deploy?",
  years: [2020, 2021],
  options: [
    ...["ssh", "jobqueue", "gateway", "cloudprovider", "yarn", "kubernetes"].map(
      (name) => [`dask-${name}`, `dask-${name}`] as const,
    ),
    ["Helm chart", "Dask's Helm chart"],
    ["official Docker image", "Dask's docker image at daskdev/dask"],
  ],
  free: true,
};

/** How much ease of deployment matters; one answer. */
export const ease: Question = {
  column: "What common feature requests do you care about most?  [Ease of deployment]",
  years,
  options: ["Critical to me", "Somewhat useful", "Not relevant for me"].map((words) => [words, words] as const),
  free: false,
};

/** Between two ticks: the form of 2021 exported commas, which also stand inside the words of some options. */
const separators: Readonly<Record<Year, string>> = { 2019: ";", 2020: ";", 2021: ", " };

/** Where the answers of a year are, under the raw root. */
export const surveyPath = (year: Year) => `data/raw/lesson-facts/dask-survey-${year}.csv`;

/** Everybody's answer to each question, in one order, null where a question was left out. Throws `MalformedRaw`. */
export async function answers(raw: Raw, year: Year, asked: readonly Question[]): Promise<(Answer | null)[][]> {
  const path = surveyPath(year);
  // a file cut short would otherwise only be a survey of fewer people
  const end = (await raw(path)).toString("utf8").slice(-1);
  if (end !== "\n") throw new MalformedRaw(path, "a last line that is whole", quoted(end));
  const columns = asked.map(({ column }) => column);
  const people = await csv(raw, path, columns);
  return people.map((person, index) =>
    asked.map((question) => {
      const words = person[question.column] ?? "";
      return words === "" ? null : answer(words, question, separators[year], `${path}, person ${index + 1}`);
    }),
  );
}

/** Takes the options off the front one by one; what is left over was written by hand, which the form puts last. */
function answer(given: string, { options, free, column }: Question, separator: string, path: string): Answer {
  const ticked: string[] = [];
  let rest = given;
  for (;;) {
    const option = options.find(([, words]) => rest === words || rest.startsWith(words + separator));
    if (!option) break;
    ticked.push(option[0]);
    rest = rest.slice(option[1].length + separator.length);
  }
  const hidden = options.find(([, words]) => rest === words || rest.includes(separator + words));
  const twice = new Set(ticked).size < ticked.length;
  if (twice || hidden || (rest !== "" && !free))
    throw new MalformedRaw(path, `only options of ${quoted(column)}, each once, before other words`, quoted(given));
  return { ticked, other: rest !== "" };
}

/** The last option of the question's order that was ticked. */
export function largest({ ticked }: Answer, { options }: Question): string {
  return options.findLast(([label]) => ticked.includes(label))![0];
}

/** A share of people, to 0.01 %. */
export function share(count: number, n: number): number {
  return Math.round((count / n) * 10_000) / 10_000;
}
