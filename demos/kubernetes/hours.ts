/** The hours of a day on an axis. */
import type { Tick } from "../chart/axis.ts";

/** Every third hour or every sixth, for a picture so many labels' heights wide; in seconds. */
export function hourTicks(wide: number): Tick[] {
  const step = wide > 34 ? 3 : 6;
  return Array.from({ length: 24 / step + 1 }, (_, index) => ({
    value: index * step * 3600,
    label: index === 0 ? "midnight" : `${index * step}\u00a0h`,
  }));
}
