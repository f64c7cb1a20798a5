/** The numbers of the demo that the prose quotes: of its default day and of the days it is compared with. */
import { bytes, count, duration, plural } from "../contract/format.ts";
import { DAYS } from "./assumed.ts";
import type { Setting } from "./demo-knobs.ts";
import { modelOf, type Model } from "./demo-model.ts";
import { rounded, stageOf } from "./demo-words.ts";
import { median } from "./updates.ts";

/** All of them. */
export function demoFacts({ setting, inputs }: Model): Record<string, string> {
  const day = (change: Partial<Setting>): Model => modelOf({ ...setting, ...change }, inputs);
  const hours = (model: Model): string => duration(Math.round(model.week / 60) * 60);
  const [image, sync] = [day({ way: "image" }), day({ way: "sync" })];
  const [each, home] = [day({ way: "image", layers: "each" }), day({ way: "image", up: 20 })];
  const code = day({ way: "image", what: "code" });
  const { strips } = day({ picture: "strip" });
  const machine = median(sync.waits.map((wait) => stageOf(wait, "machine")));
  return {
    edits: plural(setting.edits, "edit"),
    size: bytes(setting.gigabytes),
    up: `${count(setting.up)} Mbit/s`,
    workers: plural(setting.workers, "machine"),
    days: count(DAYS),
    imageEach: rounded(image.middle),
    imageDay: rounded(image.waited),
    imageWeek: hours(image),
    syncEach: rounded(sync.middle),
    syncDay: rounded(sync.waited),
    syncWeek: hours(sync),
    syncMachine: rounded(machine),
    buildTime: rounded(stageOf(image.waits[0]!, "build")),
    installTime: rounded(stageOf(sync.waits[0]!, "download") + stageOf(sync.waits[0]!, "install")),
    layeredEach: rounded(each.middle),
    layeredDay: rounded(each.waited),
    codeEach: rounded(code.middle),
    homeUp: `${count(20)} Mbit/s`,
    homeEach: rounded(home.middle),
    homeWeek: hours(home),
    changed: bytes(image.waits.reduce((sum, { moved }) => sum + moved, 0)),
    sent: bytes(image.waits.reduce((sum, { up }) => sum + up, 0)),
    imageJob: rounded(strips!.image.finished),
    syncJob: rounded(strips!.sync.finished),
    imageFirst: rounded(strips!.image.began),
    syncFirst: rounded(strips!.sync.began),
    tasks: plural(strips!.image.tasks, "task"),
  };
}
