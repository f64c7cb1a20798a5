/** One line for each measurement: what, how much, what it should be, and whether it is. */

/** What is to be reached: at most or at least so much. Without `required` it is a hope, and missing it fails nothing. */
export interface Target {
  readonly most?: number;
  readonly least?: number;
  readonly required: boolean;
}

/** A measurement; without a target it is only told. */
export interface Result {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: Target;
}

/** The middle value; of an even number the mean of the middle two. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Whether the target is met; true without one, false for what could not be measured (NaN). */
export function met({ value, target }: Result): boolean {
  if (target === undefined) return true;
  return value <= (target.most ?? Infinity) && value >= (target.least ?? -Infinity);
}

/** Whether it must be met and is not: the bench then exits with 1. */
export function fails(result: Result): boolean {
  return result.target?.required === true && !met(result);
}

/** The line of a result, e.g. `bytes a task   332 B   required ≤ 400 B   ok`. */
export function line(result: Result): string {
  const { what, value, unit, target } = result;
  const measured = `${what.padEnd(72)} ${quantity(value, unit).padStart(10)}`;
  if (target === undefined) return measured;
  const bound = target.most === undefined ? `≥ ${quantity(target.least!, unit)}` : `≤ ${quantity(target.most, unit)}`;
  return `${measured}   ${target.required ? "required" : "hoped"} ${bound}   ${met(result) ? "ok" : "NOT MET"}`;
}

function quantity(value: number, unit: string): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${Number(value.toFixed(digits))}${unit === "×" ? "" : " "}${unit}`;
}
