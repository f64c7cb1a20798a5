/** Rows that look like the real ones: duration shares of four public job logs, thinned, and a schedule by a simple rule. */
import type { Bar } from "../../demos/chart/bars.ts";
import type { CdfLine, CdfMark, CdfOptions } from "../../demos/chart/cdf.ts";
import { humanTicks } from "../../demos/chart/human-time.ts";

export const WEEK = 604_800;

export const lines: readonly CdfLine[] = [
  {
    label: "SURF",
    role: "read",
    lead: true,
    // prettier-ignore
    points: [[1,0.008],[2.412,0.017],[5.816,0.036],[14.03,0.104],[33.83,0.175],[81.58,0.384],[196.7,0.505],[474.5,0.605],[1144,0.667],[2759,0.759],[6655,0.888],[16050,0.938],[38700,0.972],[93340,0.985],[225100,0.993],[435600,1]],
  },
  {
    label: "LHC Grid",
    role: "clean",
    // prettier-ignore
    points: [[1,0.005],[2.265,0.006],[5.131,0.007],[11.62,0.01],[26.32,0.031],[59.63,0.039],[135.1,0.246],[305.9,0.54],[692.9,0.618],[1570,0.674],[3555,0.732],[8053,0.811],[18240,0.914],[41320,0.953],[93590,0.978],[172800,0.988]],
  },
  {
    label: "Philly",
    role: "reduce",
    // prettier-ignore
    points: [[1,0],[2.831,0],[8.013,0.002],[22.68,0.018],[64.21,0.124],[181.7,0.277],[514.5,0.367],[1456,0.539],[4122,0.786],[11670,0.893],[33030,0.941],[93500,0.967],[264700,0.989],[749200,0.997],[2121000,1]],
  },
  {
    label: "Alibaba",
    role: "join",
    // prettier-ignore
    points: [[1,0.001],[3.029,0.003],[9.172,0.008],[27.78,0.024],[84.13,0.107],[254.8,0.361],[771.6,0.569],[2337,0.778],[7077,0.903],[21430,0.962],[64920,0.986],[196600,0.993],[595400,0.995],[1803000,0.997]],
  },
  {
    label: "MetaCentrum",
    role: "soft",
    // prettier-ignore
    points: [[1,0.052],[3,0.1],[12,0.14],[60,0.172],[300,0.249],[600,0.336],[2370,0.5],[3600,0.56],[14400,0.647],[32810,0.75],[86400,0.876],[117800,0.9],[333600,0.95],[604800,0.99]],
  },
];

export const guess: CdfMark = { value: 28_800, label: "your guess", detail: "8\u00a0h", role: "you", dashed: true };
export const half: CdfMark = { value: 191, label: "SURF: half done in 3\u00a0min 11\u00a0s", role: "read", line: 0 };
export const here: CdfMark = { value: 2.3, label: "you are here: 2.3\u00a0s", role: "simulated" };

export const options = (over: Partial<CdfOptions> = {}): CdfOptions => ({
  lines,
  marks: [guess, half, here],
  x: {
    min: 1,
    max: WEEK,
    ticks: humanTicks(1, WEEK),
    words: [
      { value: 4, label: "a breath" },
      { value: 300, label: "a coffee" },
      { value: 7200, label: "a film" },
      { value: 28_800, label: "a night" },
    ],
  },
  yLabel: "share of jobs finished within …",
  span: 6,
  ...over,
});

/** `tasks` tasks of about `task` seconds on so many threads; a scheduler starts one every `every` seconds. */
export function schedule(threads: number, tasks: number, task = 0.01, every = 0.001): readonly Bar[] {
  const free = Array.from({ length: threads }, () => 0);
  const kinds = ["read", "clean", "join", "reduce"] as const;
  let next = 0;
  return Array.from({ length: tasks }, (_, index) => {
    const row = free.indexOf(Math.min(...free));
    const start = Math.max(next, free[row]!);
    next = start + every;
    const stop = start + task * (0.7 + ((index * 37) % 60) / 100);
    free[row] = stop;
    return { key: `task-${index}`, row, start, stop, role: kinds[Math.floor((index / tasks) * 4)]! };
  });
}

export const endOf = (bars: readonly Bar[]): number => Math.max(...bars.map(({ stop }) => stop));
