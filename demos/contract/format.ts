/** Numbers as people say them: at most three significant figures, a no-break space before the unit. English. */

const NBSP = "\u00a0";

/** 14000 → "14,000"; 0.5 → "0.5". Three significant figures below a thousand. */
export function count(number: number): string {
  return Math.abs(number) >= 1000 ? Math.round(number).toLocaleString("en-US") : String(figures(number));
}

/** A share from 0 to 1 → "27 %"; a decimal only where rounding would claim all or nothing: "0.4 %", "99.8 %". */
export function share(number: number): string {
  const percent = number * 100;
  const exact = percent === 0 || percent === 100 || (percent >= 1 && percent <= 99);
  const rounded = exact ? Math.round(percent) : percent < 1 ? figures(percent, 1) : Math.floor(percent * 10) / 10;
  return `${rounded}${NBSP}%`;
}

/** 5.234 → "5.2×". */
export const multiple = (number: number): string =>
  `${number >= 10 ? count(Math.round(figures(number))) : figures(number, 2)}×`;

/** Seconds → "250 µs", "10 ms", "3.2 s", "3 min 11 s", "2 h", "1 day", "2.5 days". */
export function duration(seconds: number): string {
  if (seconds === 0) return `0${NBSP}s`;
  if (seconds < 0.0009995) return `${figures(seconds * 1e6)}${NBSP}µs`;
  if (seconds < 0.9995) return `${figures(seconds * 1e3)}${NBSP}ms`;
  if (seconds < 59.95) return `${figures(seconds)}${NBSP}s`;
  if (seconds < 3599.5) return pair(Math.round(seconds), 60, "min", "s");
  if (seconds < 86370) return pair(Math.round(seconds / 60), 60, "h", "min");
  const days = figures(seconds / 86400, 2);
  return `${days}${NBSP}${days === 1 ? "day" : "days"}`;
}

/** Dollars → "1 cent", "3.5 cents", "$1.66", "$10", "$50,000"; no cents from ten dollars on. */
export function dollars(number: number): string {
  if (number !== 0 && Math.abs(number) < 0.995) {
    const cents = figures(number * 100, 2);
    return `${cents}${NBSP}${cents === 1 ? "cent" : "cents"}`;
  }
  if (Math.abs(number) >= 100) return `$${count(figures(number))}`;
  if (Math.abs(number) >= 9.995) return `$${Math.round(number)}`;
  return `$${number.toFixed(2).replace(/\.00$/, "")}`;
}

/** Bytes → "2 MB". Decimal units, as networks and clouds count them. */
export function bytes(number: number): string {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, number)) / 3)));
  return `${figures(number / 1000 ** step)}${NBSP}${units[step]}`;
}

/** A knob's value in its unit. */
export function quantity(
  number: number,
  unit: "seconds" | "count" | "share" | "multiple" | "dollars" | "bytes",
): string {
  return { seconds: duration, count, share, multiple, dollars, bytes }[unit](number);
}

/** "1 worker", "8 workers". */
export const plural = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)}${NBSP}${number === 1 ? one : many}`;

const figures = (number: number, most = 3): number => Number(number.toPrecision(most));

function pair(small: number, per: number, big: string, little: string): string {
  const whole = Math.floor(small / per);
  const rest = small % per;
  return rest === 0 || whole >= 20
    ? `${Math.round(small / per)}${NBSP}${big}`
    : `${whole}${NBSP}${big}${NBSP}${rest}${NBSP}${little}`;
}
