/** What makes a terabyte cost ten cents or a hundred dollars: bandwidth, the price of a core, and what is paid on top. */
import { facts, numbers } from "../facts.ts";
import type { Fact } from "../facts.ts";
import { onDemand, vcpusByName } from "../prices/on-demand.ts";
import { documented, rounded } from "../published-costs/documents.ts";
import type { Documented } from "../published-costs/documents.ts";
import type { Build } from "../raw.ts";

/** One factor in its own `unit`; a range up to `upTo` where two figures were given. */
export interface Row extends Documented {
  readonly factor: string;
  readonly what: string;
  readonly value: number;
  readonly upTo: number | null;
  readonly unit: string;
}

type Find = (begins: string) => Fact;
type Price = (type: string) => number;

/** The table `cost-factors`. */
export const build: Build<Row> = async (raw) => {
  const find = await facts(raw);
  const price = await onDemand(raw);
  return [...speed(find), ...cores(find, price), ...egress(find), ...lambda(find, price), burstable(find)];
};

function row(factor: string, what: string, value: number, unit: string, source: Documented): Row {
  return { factor, what, value, upTo: null, unit, ...source };
}

function speed(find: Find): Row[] {
  const ten = find("The optimum");
  const [rate = 0, perHour = 0] = numbers(ten.values, /÷ ([\d.]+) MB\/s ÷ ([\d,]+) ×/);
  const hours = rounded(1e6 / rate / perHour);
  return [
    row("core-bandwidth", "Reading S3, one core", rate, "MB/s", documented("quoted", ten)),
    row("core-hours", "Core-hours to read a terabyte", hours, "core-hours/TB", documented("computed", ten)),
  ];
}

/** The author's round prices of 2023, and AWS's list price today for one vCPU of the same kinds. */
function cores(find: Find, price: Price): Row[] {
  const rule = find("Rule of thumb in the");
  const list = find("On-demand us-east-1 prices");
  const [intel = 0, arm = 0, spot = 0] = numbers(
    rule.values,
    /\$([\d.]+) Intel · \$([\d.]+) ARM · \$([\d.]+) ARM \+ Spot/,
  );
  const unit = "USD/core-hour";
  const thumb = documented("quoted", rule);
  const today = documented("computed", list);
  const perVcpu = (type: string) => rounded(price(type) / vcpusByName(type)!);
  return [
    row("core-intel", "A core, Intel, on demand", intel, unit, thumb),
    row("core-arm", "A core, ARM, on demand", arm, unit, thumb),
    row("core-arm-spot", "A core, ARM, spot", spot, unit, thumb),
    row("list-intel", "A vCPU of m7i, list price", perVcpu("m7i.large"), unit, today),
    row("list-arm", "A vCPU of m7g, list price", perVcpu("m7g.medium"), unit, today),
  ];
}

function egress(find: Find): Row[] {
  const fact = find("Egress vs processing");
  // "Ten Cents; Talk Python 54:12, as above": the written figures stand in the first, whose address "The optimum" names.
  const source = documented("quoted", fact, find("The optimum"));
  const [out = 0, processed = 0, ratio = 0] = numbers(
    fact.values,
    /\$([\d.]+) per GB out vs \$([\d.]+) per TB processed = ([\d,]+)x/,
  );
  return [
    row("egress-gb", "Moving a gigabyte out", out, "USD/GB", source),
    row("egress-tb", "Moving a terabyte out", rounded(out * 1000), "USD/TB", { ...source, ...derived }),
    row("processing", "Processing a terabyte", processed, "USD/TB", source),
    row("egress-over-processing", "Moving it out, over processing it", ratio, "times", source),
  ];
}

const derived = { origin: "computed", confidence: "derived" } as const;

/** Said twice, and checked: list prices of a gigabyte of memory for an hour, Lambda's over a machine's. */
function lambda(find: Find, price: Price): Row[] {
  const said = find("Lambda premium");
  const talk = find("Talk's ARM claims");
  const podcast = find("k8s scale-down horror story");
  const constants = find("Lambda GB-second");
  const check = find("[derived] list-price check");
  const [once = 0, low = 0, high = 0] = numbers(said.values, /([\d.]+)x \(conftalks\) ; ([\d.]+)–([\d.]+)x \(podcast/);
  const [second = 0] = numbers(constants.values, /x86 ([\d.]+);/);
  const [gigabytes = 0] = numbers(check.values, /m7g\.large ([\d.]+) GiB/);
  const over = (type: string) => rounded((second * 3600) / (price(type) / gigabytes), 3);
  // The document of a check is the price table it was made with.
  const source = documented("computed", constants);
  const heard = documented("spoken", podcast);
  const named = heard.document.split(",")[0]!;
  return [
    row("lambda-talk", "Lambda over a machine, the talk", once, "times", documented("spoken", talk)),
    { ...row("lambda-podcast", "Lambda over a machine, a year on", low, "times", heard), upTo: high, document: named },
    row("lambda-gb-second", "Lambda, x86, list price", second, "USD/GB-s", documented("quoted", constants)),
    row("lambda-over-m7g", "Lambda over m7g.large, by memory", over("m7g.large"), "times", source),
    row("lambda-over-m6i", "Lambda over m6i.large, by memory", over("m6i.large"), "times", source),
  ];
}

function burstable(find: Find): Row {
  const fact = find("Wrong instance family");
  const [t3 = 0, m6i = 1] = numbers(fact.values, /\$([\d.]+) \(burstable t3\) → \$([\d.]+) \(m6i\)/);
  const source = documented("computed", fact);
  return row("burstable", "Burstable t3 over m6i, one job", rounded(t3 / m6i, 3), "times", source);
}
