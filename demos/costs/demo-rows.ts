/** The waterfall as a table, then the toy job. */
import type { DataTable } from "../contract/outcome.ts";
import { SLOWER, CORES_PAID } from "./assumed.ts";
import type { Model } from "./demo-model.ts";
import { toldOf } from "./demo-steps.ts";
import { owedAt } from "./demo-toy.ts";

const figures = (number: number): number => Number(number.toPrecision(4));

/** Every step with its factor, how it is reckoned and how it is known. */
export function tableOf({ steps, prices, worst, now, toy, setting }: Model): DataTable {
  const blank = "–";
  const total = (what: string, usd: number, how: string): (string | number)[] => [
    what,
    blank,
    figures(usd),
    figures(usd),
    blank,
    how,
    blank,
    blank,
    blank,
  ];
  return {
    caption: "The price of a terabyte, switch by switch, and the toy job under the same switches",
    columns: [
      "step",
      "switch",
      "with it off (US dollars a TB)",
      "with it on (US dollars a TB)",
      "factor of compute, or dollars less",
      "how",
      "how known",
      "source",
      "beside it",
    ],
    rows: [
      total("all switches off", worst.usd, "compute and egress are added"),
      ...steps.map((step) => {
        const { effect, how, evidence, source, beside, label } = toldOf(step, prices);
        const state = step.idle ? "no matter" : step.on ? "on" : "off";
        return [
          label,
          state,
          figures(step.before.usd),
          figures(step.after.usd),
          effect,
          how[0]!,
          evidence,
          source,
          beside,
        ];
      }),
      total("as the switches stand", now.usd, "core-hours paid × price of a core, and egress"),
      total("core-hours paid for a TB", now.paid, `1 TB ÷ bytes a second; × ${CORES_PAID} where the VM is too big`),
      total("plain Python, times slower", SLOWER, "an assumption"),
      total("toy job: data (TB)", setting.terabytes, "your number"),
      total("toy job: took (s)", toy.finished, "simulated, start-up of machines left out"),
      total("toy job: cost (US dollars)", owedAt(toy), "simulated: leases of its machines, and egress"),
      total("toy job: cores paid for", toy.cores, "8 of them compute"),
      total("toy job: core time that computed nothing (%)", toy.wasted * 100, "simulated"),
    ],
  };
}
