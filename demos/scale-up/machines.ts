/** The machines of lesson 9: one family, so that twice the machine is twice the threads, the memory and the price. */
import type { InstanceRow } from "../cluster/instances.ts";
import { rowsOf, type Tables } from "../contract/table.ts";

/** What the knob may say, and threads of each, one a vCPU: what the weight of a run has to know before the tables are there. */
export const THREADS = { medium: 1, large: 2, xlarge: 4, double: 8, quad: 16 } as const;
/** One of them. */
export type Machine = keyof typeof THREADS;

const NAMES: Readonly<Record<Machine, string>> = {
  medium: "medium",
  large: "large",
  xlarge: "xlarge",
  double: "2xlarge",
  quad: "4xlarge",
};

/** GiB of memory for each vCPU of the family. */
const MEMORY = 4;

/** A row of data/cost-factors. */
interface Factor {
  readonly factor: string;
  readonly value: number;
}

/** What a run takes from tables: dollars an hour for a vCPU, and the bytes it works through in a second. */
export interface Inputs {
  readonly price: number;
  readonly rate: number;
}

/** Reads them: the list price of m7g, and 60 MB a second, as *Ten Cents Per Terabyte* has it for one core reading from S3. */
export function inputsOf(tables: Tables): Inputs {
  const factors = rowsOf<Factor>(tables, "cost-factors");
  const value = (name: string): number => factors.find(({ factor }) => factor === name)!.value;
  return { price: value("list-arm"), rate: value("core-bandwidth") * 1e6 };
}

/** One of them, as the table `prices` has it; a test holds it to that. */
export const machineOf = (machine: Machine, { price }: Inputs): InstanceRow => ({
  type: `m7g.${NAMES[machine]}`,
  architecture: "arm",
  vcpus: THREADS[machine],
  memoryGib: THREADS[machine] * MEMORY,
  usdPerHour: THREADS[machine] * price,
});
