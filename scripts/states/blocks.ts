/** The parts of docs/scheduler.md that are written from the code: pictures and tables in Markdown. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { STATES } from "../../demos/scheduler/entities.ts";
import { COSTS, DEFAULTS, RULES, transitions } from "../../demos/scheduler/index.ts";
import { recordedTable } from "../compare/page.ts";
import type { Row } from "../conformance/fidelity.ts";
import { comments, documented, members, sentences, sources } from "./source.ts";

/** By the name in the markers. */
export const BLOCKS: Readonly<Record<string, () => string>> = {
  states,
  edges,
  rules,
  defaults,
  costs,
  "left-out": leftOut,
  fidelity,
  recorded: recordedTable,
};

/** The edges of the machine, as [from, to], in the order of the table. */
export function edgeNames(): [string, string][] {
  return Object.keys(transitions).map((name) => name.split(" → ") as [string, string]);
}

/** Mermaid knows no hyphen in the name of a state. */
const id = (state: string): string => state.replaceAll("-", "_");

function states(): string {
  const used = STATES.filter((state) => edgeNames().some((edge) => edge.includes(state)));
  const lines = [
    "stateDiagram-v2",
    ...used.filter((state) => id(state) !== state).map((state) => `  state "${state}" as ${id(state)}`),
    "  [*] --> released",
    ...edgeNames().map(([from, to]) => `  ${id(from)} --> ${id(to)}`),
    "  forgotten --> [*]",
  ];
  return ["```mermaid", ...lines, "```"].join("\n");
}

function edges(): string {
  const about = comments("transitions.ts");
  const rows = Object.entries(transitions).map(([name, edge]) => {
    const [head = "", ...rest] = sentences(about.get(edge.name) ?? "").filter((words) => !isLeftOut(words));
    const [follows = "", says = ""] = split(head);
    return [`\`${name}\``, follows, [says, ...rest].filter(Boolean).join(" ")];
  });
  return table(["edge", "follows", "when"], rows);
}

/** "`_transition_a_b`: it came." as the function and the rest. */
function split(sentence: string): [string, string] {
  const [, follows = "", says = ""] = /^((?:`[^`]+`(?:, )?)+)[:.]?\s*(.*)$/.exec(sentence) ?? ["", "", sentence];
  return [follows, says];
}

function rules(): string {
  const versions = Object.keys(RULES) as (keyof typeof RULES)[];
  const rows = [...members("rules.ts", "Rules")].map(([name, about]) => [
    `\`${name}\``,
    ...versions.map((version) => value(name ?? "", RULES[version][name as keyof (typeof RULES)[typeof version]])),
    about,
  ]);
  return table(["rule", ...versions, "meaning"], rows);
}

function defaults(): string {
  const rows = [...members("rules.ts", "Config")].map(([name, about]) => [
    `\`${name}\``,
    value(name ?? "", DEFAULTS[name as keyof typeof DEFAULTS]),
    about,
  ]);
  return table(["setting", "value", "meaning"], rows);
}

function costs(): string {
  const rows = [...members("costs.ts", "Costs")].map(([name, about]) => {
    const cost = COSTS[name as keyof typeof COSTS];
    return [
      `\`${name}\``,
      name === "bandwidth" || name === "disk" ? value("bandwidth", cost) : `${value("", cost)} µs`,
      about,
    ];
  });
  return table(["cost", "value", "meaning"], rows);
}

/** What a comment says about being less than dask, or other than it. */
function isLeftOut(sentence: string): boolean {
  return /^Leaves out |^Differs |^Where dask|^Not modelled|\bunlike dask|^[A-Z][\w ,]* (is|are) left out\.$/.test(
    sentence,
  );
}

function leftOut(): string {
  const rows = sources().flatMap(({ file, text }) =>
    documented(file, text).flatMap(({ name, words }) =>
      sentences(words)
        .filter(isLeftOut)
        .map((sentence) => [
          `[${file}](../demos/scheduler/${file})`,
          name === null ? "all of it" : `\`${name}\``,
          sentence,
        ]),
    ),
  );
  return table(["file", "where", "what"], rows);
}

function fidelity(): string {
  const path = fileURLToPath(new URL("../../data/fidelity/table.json", import.meta.url));
  const { rows } = JSON.parse(readFileSync(path, "utf8")) as { rows: Row[] };
  const total = (of: (row: Row) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  const lines = rows.map(({ proof, area, verified, scenarios, passed }) => [
    proof,
    area,
    proof === "recorded" ? "recorded on real Dask" : verified ? "executed on real distributed" : "read from its tests",
    `${passed} of ${scenarios}`,
  ]);
  const executed = total(({ verified, scenarios }) => (verified ? scenarios : 0));
  const all = `**${total(({ passed }) => passed)} of ${total(({ scenarios }) => scenarios)}**`;
  return table(
    ["proof", "area", "expectations", "passed"],
    [...lines, ["", "**all**", `${executed} of them executed or recorded`, all]],
  );
}

/** In words, with the unit that the end of its name tells. */
function value(name: string, of: unknown): string {
  if (typeof of === "boolean") return of ? "yes" : "no";
  if (typeof of === "string") return of;
  if (typeof of !== "number") return `\`${JSON.stringify(of)}\``;
  const number = (plain: number): string => plain.toLocaleString("en-US", { maximumFractionDigits: 6 });
  if (name.endsWith("Interval")) return `${number(of / 1e6)} s`;
  const unit = name.endsWith("Duration") ? " s" : name.endsWith("Size") ? " B" : name === "bandwidth" ? " B/s" : "";
  return number(of) + unit;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
