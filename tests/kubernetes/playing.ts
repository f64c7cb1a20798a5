/** Plays both figures with some knobs turned. */
import { defaults } from "../../demos/contract/params.ts";
import demo from "../../demos/kubernetes/demo.ts";
import evidence from "../../demos/kubernetes/evidence.ts";
import { figures, tablesOf } from "../demos/found.ts";

const tablesFor = (name: string) => tablesOf(figures.find((each) => each.name === `kubernetes/${name}`)!.figure);
const tables = { demo: tablesFor("demo"), evidence: tablesFor("evidence") };

export const standard = { demo: defaults(demo.schema), evidence: defaults(evidence.schema) };
export type DemoKnobs = Partial<typeof standard.demo>;
export type EvidenceKnobs = Partial<typeof standard.evidence>;

export const play = (change: DemoKnobs = {}) => demo.model({ ...standard.demo, ...change }, tables.demo);
export const show = (change: EvidenceKnobs = {}) =>
  evidence.model({ ...standard.evidence, ...change }, tables.evidence);

export const plain = (text: string) => text.replaceAll("\u00a0", " ");
