/** Operations about the memory of one worker. */
import { SpillBuffer, nannyAction, pauseStatus, type MemoryThresholds } from "../../demos/scheduler/index.ts";
import { MEMORY_THRESHOLDS } from "../../demos/scheduler/index.ts";
import type { Answer, Given, Scenario } from "./scenario.ts";

/** By name of the operation. */
export const memory: Readonly<Record<string, (scenario: Scenario) => Answer>> = {
  "worker.store"({ given, when }) {
    const buffer = new SpillBuffer(limit(given), thresholds(given));
    const bytes = Number(when["bytesEach"]);
    for (const key of when["puts"] as string[]) buffer.store(key, bytes);
    const look = () => ({ memory: [...buffer.inMemory].sort(), disk: [...buffer.onDisk].sort() });
    const afterPuts = look();
    for (const { get, put } of (when["then"] ?? []) as { get?: string; put?: string }[]) {
      if (get !== undefined) buffer.get(get);
      if (put !== undefined) buffer.store(put, bytes);
    }
    return { afterPuts, afterGet: look() };
  },

  "worker.monitor"({ given, when }) {
    const each = Number(given["processBytesPerKeyInMemory"]);
    const keys = Number(when["keys"]);
    // The scenario gives the memory of the process alone, so the results themselves count for nothing.
    const buffer = new SpillBuffer(limit(given), thresholds(given));
    for (let i = 0; i < keys; i += 1) buffer.store(`key-${i}`, 0);
    const process = (): number => each * buffer.inMemory.length;
    const spilledKeys = buffer.monitor(process);
    return { spilledKeys, status: pauseStatus(process(), limit(given), thresholds(given)) };
  },

  "worker.monitorReadings"({ given, when }) {
    const readings = when["processBytes"] as number[];
    return { status: readings.map((bytes) => pauseStatus(bytes, limit(given), thresholds(given))) };
  },

  "nanny.monitorReadings"({ given, when }) {
    const readings = when["processBytes"] as number[];
    return { action: readings.map((bytes) => nannyAction(bytes, limit(given), thresholds(given))) };
  },
};

function limit(given: Given): number {
  return Number(given["memoryLimit"] ?? 0);
}

function thresholds(given: Given): MemoryThresholds {
  const share = (name: keyof MemoryThresholds): number | false => {
    const value = given[name];
    return value === false || typeof value === "number" ? value : MEMORY_THRESHOLDS[name];
  };
  return { target: share("target"), spill: share("spill"), pause: share("pause"), terminate: share("terminate") };
}
