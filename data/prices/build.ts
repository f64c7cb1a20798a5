/** AWS's price file, and its list of machines → the price list that every meter of the talk uses. */
import { at, isNumber, json, MalformedRaw } from "../raw.ts";
import type { Build } from "../raw.ts";
import { family, isArm, onDemand, vcpusByName } from "./on-demand.ts";

/** One instance type. US dollars per hour, on demand; each field is described in resource.json. */
export interface Row {
  readonly type: string;
  readonly architecture: "arm" | "x86";
  readonly vcpus: number;
  readonly memoryGib: number | null;
  readonly gpu: boolean;
  readonly usdPerHour: number;
}

/** Where our copy of the sizes of machines is, under the raw root. */
export const machinesPath = "data/spot-advisor/raw/spot-advisor-data.json";

/** The sizes that the lessons need, by family: general purpose, compute, memory, burstable, GPU. */
const chosen: Readonly<Record<string, string>> = {
  m6i: "large xlarge 2xlarge 4xlarge 16xlarge",
  m6g: "medium large xlarge 2xlarge 4xlarge 16xlarge",
  m7i: "large xlarge 2xlarge 4xlarge 16xlarge 24xlarge",
  m7a: "medium large xlarge 2xlarge 4xlarge 16xlarge",
  m7g: "medium large xlarge 2xlarge 4xlarge 16xlarge",
  m8i: "large xlarge 2xlarge 4xlarge 16xlarge",
  m8g: "medium large xlarge 2xlarge 4xlarge 16xlarge",
  c6i: "large xlarge 4xlarge",
  c6a: "large xlarge 2xlarge 4xlarge metal",
  c6g: "large xlarge 4xlarge",
  c7i: "large xlarge 4xlarge",
  c7a: "large xlarge 4xlarge metal-48xl",
  c7g: "large xlarge 4xlarge",
  c8i: "large xlarge 4xlarge",
  c8g: "large xlarge 4xlarge metal-48xl",
  r6i: "large 4xlarge",
  r6g: "large 4xlarge",
  r7i: "large 4xlarge",
  r7g: "large 4xlarge",
  r8i: "large 4xlarge",
  r8g: "large 4xlarge",
  t3: "medium large",
  t4g: "medium large",
  g4dn: "xlarge 12xlarge",
  g5: "xlarge 2xlarge 12xlarge 48xlarge",
  g6: "xlarge 2xlarge 12xlarge 48xlarge",
  g6e: "xlarge 48xlarge",
  p3: "2xlarge 16xlarge",
  p4d: "24xlarge",
  p5: "48xlarge",
};

/** The snapshot of machines is a year older than the prices and lacks these; they take their vCPUs from the name. */
const tooNew = ["m8i", "c8i", "r8i"];

/** The table `prices`. */
export const build: Build<Row> = async (raw) => {
  const price = await onDemand(raw);
  const machines = await json(raw, machinesPath);
  const size = (type: string, what: "cores" | "ram_gb") =>
    at(machinesPath, machines, ["instance_types", type, what], isNumber, "a number");
  return types.map((type) => {
    const known = !tooNew.includes(family(type));
    const vcpus = known ? size(type, "cores") : vcpusByName(type);
    if (vcpus === undefined) throw new MalformedRaw(machinesPath, `the vCPUs of ${type}`, "none, nor in its name");
    return {
      type,
      architecture: isArm(type) ? "arm" : "x86",
      vcpus,
      memoryGib: known ? size(type, "ram_gb") : null,
      gpu: /^[gp]\d/.test(type),
      usdPerHour: price(type),
    };
  });
};

const types = Object.entries(chosen).flatMap(([name, sizes]) => sizes.split(" ").map((size) => `${name}.${size}`));
