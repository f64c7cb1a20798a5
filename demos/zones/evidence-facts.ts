/** The numbers of the evidence that the prose quotes. */
import { count, duration, plural, share } from "../contract/format.ts";
import { rowsOf, type Tables } from "../contract/table.ts";
import { anyOfRows, doorsOf, openAt, regionsOf, sixteenOf, zonesOf } from "./evidence-record.ts";
import { extremes, inWords, opening, wait } from "./evidence-words.ts";
import { MIDDLE, momentWords } from "./record.ts";

interface Correlated {
  readonly sameRegion: boolean;
  readonly correlation: number;
}

interface Interrupted {
  readonly group: string;
  readonly shareOver20: number;
  readonly medianSaving: number;
}

interface Probed {
  readonly ticks: number;
  readonly gapSeconds: number;
}

/** Said as people say them, whatever the knobs are at. */
export function factsOf(tables: Tables): Record<string, string> {
  const zones = zonesOf(tables);
  const { best, worst } = extremes(zones);
  const rows = anyOfRows(tables);
  const of = (many: number) => rows.find((row) => row.zones === many)!;
  const sixteen = sixteenOf(tables);
  const alone = sixteen.filter((row) => row.zones === 1).map(({ availability }) => availability);
  const any = sixteen.find((row) => row.zones > 1)!;
  const correlated = rowsOf<Correlated>(tables, "spot-correlation");
  const together = (same: boolean): string => {
    const some = correlated.filter(({ sameRegion }) => sameRegion === same).map(({ correlation }) => correlation);
    return count(Number((some.reduce((sum, one) => sum + one, 0) / some.length).toPrecision(1)));
  };
  const accelerated = rowsOf<Interrupted>(tables, "spot-interruptions").find(({ group }) => group === "accelerated")!;
  const { ticks, gapSeconds } = rowsOf<Probed>(tables, "spot-zones")[0]!;
  const doors = doorsOf(zones);
  return {
    days: `${count(Number(((ticks * gapSeconds) / 86_400).toFixed(1)))}\u00a0days`,
    gap: duration(gapSeconds),
    probes: count(ticks),
    zones: inWords(zones.length),
    best: best.zone,
    bestShare: share(best.availability),
    worst: worst.zone,
    worstShare: share(worst.availability),
    outage: plural(Math.round(worst.longestDownHours), "hour"),
    nineOut: plural(Math.round(((1 - of(9).mean) * ticks * gapSeconds) / 3600), "hour"),
    doorsOpen: inWords(doors.filter((zone) => openAt(zone, MIDDLE)).length),
    doorsHad: opening(zones, MIDDLE),
    doorsShut: doors
      .filter((zone) => !openAt(zone, MIDDLE))
      .map(({ zone }) => zone)
      .join(" and "),
    moment: momentWords(MIDDLE),
    one: share(of(1).mean),
    two: share(of(2).mean),
    three: share(of(3).mean),
    nine: share(of(9).mean),
    threeAlone: share(of(3).independent),
    threeWorst: share(of(3).min),
    threeBest: share(of(3).max),
    waitOne: wait(of(1).meanWaitMinutes),
    waitThree: wait(of(3).meanWaitMinutes),
    waitNine: wait(of(9).meanWaitMinutes),
    ...Object.fromEntries(
      regionsOf(tables).flatMap((region) => {
        const place = zones.find((zone) => zone.region === region.region)!.place.toLowerCase();
        return [
          [`${place}Best`, share(region.bestAvailability)],
          [`${place}Any`, share(region.anyAvailability)],
          [`${place}Zones`, inWords(region.zones)],
        ];
      }),
    ),
    sixteenLow: share(Math.min(...alone)),
    sixteenHigh: share(Math.max(...alone)),
    sixteenAny: share(any.availability),
    sixteenZones: inWords(any.zones),
    sixteenDays: plural(Math.round(any.days), "day"),
    togetherNear: together(true),
    togetherFar: together(false),
    saving: share(accelerated.medianSaving),
    interrupted: share(accelerated.shareOver20),
  };
}
