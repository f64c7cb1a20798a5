import { describe, expect, test as plain } from "vitest";
import { adaptiveParts, leasesOfGrants, parts } from "../../demos/cluster/grants.ts";
import { policies, search, type Policy, type Search } from "../../demos/cluster/policies.ts";
import { fixed } from "../../demos/cluster/start-up.ts";
import { upAt, zonesFrom, type ZoneRow } from "../../demos/cluster/zones.ts";
import { simulate } from "../../demos/scheduler/index.ts";
import { etl } from "../../demos/workload/etl.ts";
import { fc, test } from "../contract/property.ts";
import { rows } from "../data/tables.ts";

const MINUTE = 60_000_000;
const BUCKET = 13 * MINUTE;
const zone = (name: string, shares: string): ZoneRow => ({
  zone: name,
  region: name.slice(0, 3),
  bucketSeconds: 780,
  shares,
});
const small = [zone("r-1a", "0044400000"), zone("r-1b", "0300044444"), zone("r-2a", "4444000000")];
const asked = (policy: Policy, rows = small, more: Partial<Search> = {}): Search => ({
  policy,
  zone: rows[0]!.zone,
  zones: zonesFrom(rows, { moment: 0 }),
  machines: ["vm-0", "vm-1"],
  stages: [fixed("boot", 2 * MINUTE)],
  seed: 7,
  spot: 0.1,
  onDemand: 0.3,
  until: 9 * BUCKET,
  ...more,
});
const found = (policy: Policy) =>
  search(asked(policy)).map(({ machine, zone, granted, gone }) => [
    machine,
    zone,
    granted / BUCKET,
    gone === null ? null : gone / BUCKET,
  ]);

describe("looking for spot machines", () => {
  plain("pinned to a zone waits until it is up, and loses everything when it is not", () => {
    expect(found("pinned")).toEqual([
      ["vm-0", "r-1a", 2, 5],
      ["vm-1", "r-1a", 2, 5],
    ]);
  });

  plain("in the best zone of a region moves all machines together", () => {
    expect(found("best-in-region")).toEqual([
      ["vm-0", "r-1b", 1, 2],
      ["vm-1", "r-1b", 1, 2],
      ["vm-0~2", "r-1a", 2, 5],
      ["vm-1~2", "r-1a", 2, 5],
      ["vm-0~3", "r-1b", 5, null],
      ["vm-1~3", "r-1b", 5, null],
    ]);
  });

  plain("in any zone waits least, and spreads machines over what is up, so that not all go together", () => {
    expect(found("any").slice(0, 2)).toEqual([
      ["vm-0", "r-2a", 0, 4],
      ["vm-1", "r-2a", 0, 4],
    ]);
    const spread = search(asked("any", small, { zones: zonesFrom(small, { moment: 2 }) }));
    expect(new Set(spread.slice(0, 2).map((grant) => grant.zone))).toEqual(new Set(["r-1a", "r-2a"]));
  });

  plain("with on demand to fall back on never waits, and pays for it", () => {
    const grants = search(asked("fallback"));
    expect(grants.map(({ granted, spot, usdPerHour }) => [granted, spot, usdPerHour])).toEqual([
      [0, false, 0.3],
      [0, false, 0.3],
    ]);
    const later = search(asked("fallback", small, { zones: zonesFrom(small, { moment: 2 }) }));
    expect(later.map(({ spot, granted, gone }) => [spot, granted, gone])).toEqual([
      [true, 0, 3 * BUCKET],
      [true, 0, 3 * BUCKET],
      [false, 3 * BUCKET, null],
      [false, 3 * BUCKET, null],
    ]);
  });

  plain("counts a machine that is lost before it is up as given and paid for, not as there", () => {
    const brief = asked("best-in-region", small, { stages: [fixed("boot", 20 * MINUTE)] });
    const lost = search(brief)[0]!;
    expect(lost).toMatchObject({ machine: "vm-0", granted: BUCKET, arrives: null, gone: 2 * BUCKET });
    expect(parts(search(brief), { size: { nthreads: 1 }, processes: 1 }).workers[0]!.name).toBe("vm-0~2");
    expect(leasesOfGrants(search(brief), { until: 3 * BUCKET })[0]).toMatchObject({ from: BUCKET, until: 2 * BUCKET });
    // The place waits from the start until its second machine is up.
    expect(adaptiveParts(search(brief), { processes: 1, places: 2, never: 0 }).startUp[0]).toBe(
      2 * BUCKET + 20 * MINUTE,
    );
  });

  plain("refuses a zone that there is not", () => {
    expect(() => search({ ...asked("pinned"), zone: "moon-1a" })).toThrow('no zone "moon-1a"; there are r-1a, r-1b');
  });
});

describe("on the recorded traces", () => {
  const traces = rows<ZoneRow>("spot-zones");
  const of = (policy: Policy, moment: number, home: number) =>
    search({
      ...asked(policy, traces, { zones: zonesFrom(traces, { moment }), zone: traces[home]!.zone }),
      until: 24 * 60 * MINUTE,
    });
  const first = (policy: Policy, moment: number, home: number) => of(policy, moment, home)[0]?.granted ?? Infinity;

  test.prop({ moment: fc.nat(4_800), home: fc.nat(8) })(
    "a wider search never waits longer for its first machine, and falling back never waits at all",
    ({ moment, home }) => {
      const [pinned, region, any] = (["pinned", "best-in-region", "any"] as const).map((policy) =>
        first(policy, moment, home),
      ) as [number, number, number];
      expect(region).toBeLessThanOrEqual(pinned);
      expect(any).toBeLessThanOrEqual(region);
      expect(first("fallback", moment, home)).toBe(0);
    },
  );

  test.prop({ moment: fc.nat(4_800), home: fc.nat(8), policy: fc.constantFrom(...policies) })(
    "every spot machine is where and while its zone is up, and no place has two at a time",
    ({ moment, home, policy }) => {
      const zones = new Map(zonesFrom(traces, { moment }).map((zone) => [zone.zone, zone]));
      const grants = of(policy, moment, home);
      for (const { zone, spot, granted, gone, arrives, slot, machine } of grants) {
        if (spot) {
          for (let at = granted; at < (gone ?? granted + 1); at += BUCKET / 2)
            expect(upAt(zones.get(zone)!, at)).toBe(true);
          if (gone !== null) expect(upAt(zones.get(zone)!, gone)).toBe(false);
        }
        if (arrives !== null) expect(arrives).toBeLessThan(gone ?? Infinity);
        const others = grants.filter((other) => other.slot === slot && other.machine !== machine);
        for (const other of others) {
          const before = other.granted < granted ? other : null;
          if (before) expect(before.gone).toBeLessThanOrEqual(granted);
        }
      }
      expect(of(policy, moment, home)).toEqual(grants);
    },
  );
});

describe("in a run", () => {
  // A minute of the trace passes in each second; the pinned zone goes after 39 s of it.
  const evicting = [zone("r-1a", "4440044444"), zone("r-1b", "4444444444")];
  const zones = zonesFrom(evicting, { moment: 0, scale: 60 * 13 });
  const play = (policy: Policy) => {
    const machines = Array.from({ length: 4 }, (_, at) => `vm-${at}`);
    const grants = search({
      ...asked(policy, evicting),
      zones,
      machines,
      stages: [fixed("boot", 500_000)],
      until: 60_000_000,
    });
    const run = simulate({ tasks: etl({ seed: 7 }), ...parts(grants, { size: { nthreads: 1 }, processes: 2 }) });
    return { grants, run };
  };

  plain("evictions lose work, which is done again, and the result comes all the same", () => {
    const { grants, run } = play("pinned");
    expect([run.missing, run.erred]).toEqual([[], []]);
    expect(run.executed.some(({ start, stop, end }) => end === "killed" && stop > start)).toBe(true);
    expect(run.workers.filter(({ how }) => how === "killed")).toHaveLength(8);
    const paid = leasesOfGrants(grants, { until: run.finished });
    expect(paid.reduce((sum, { from, until }) => sum + until - from, 0)).toBeLessThan(4 * run.finished);
  });

  plain("spreading loses half the machines at once instead of all, and is done sooner", () => {
    const [pinned, any] = [play("pinned"), play("any")];
    const atOnce = ({ run }: typeof any) =>
      run.workers.filter(({ how, left }) => how === "killed" && left === 3_000_000).length;
    expect([atOnce(pinned), atOnce(any)]).toEqual([8, 4]);
    expect(any.run.finished).toBeLessThan(pinned.run.finished);
  });
});
