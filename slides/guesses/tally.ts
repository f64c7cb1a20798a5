/** All guesses in one sentence or two. */
import type { Miss } from "../../demos/contract/verdict.ts";

/** Within a factor of two, or at least this share of them right, is near. */
const NEAR = 2;
const MOST = 0.5;

/** "7 guesses: 3 near (within a factor of two, or half of them right), 3 too high, 1 too low." */
export function tally(misses: readonly Miss[], linked: boolean): string {
  if (!misses.length) return "No guess yet. Every lesson asks a question; what you guess stays in this browser.";
  const whose = linked ? "These came with the link. " : "";
  const ways = misses.map(wayOf);
  const parts = (["near", "too high", "too low", "wrong"] as const).flatMap((way) => {
    const number = ways.filter((each) => each === way).length;
    return number ? [`${number} ${way === "near" ? "near (within a factor of two, or half of it right)" : way}`] : [];
  });
  return `${whose}${misses.length} ${misses.length === 1 ? "guess" : "guesses"}: ${parts.join(", ")}.`;
}

function wayOf(miss: Miss): "near" | "too high" | "too low" | "wrong" {
  if ("of" in miss) return miss.right >= MOST * miss.of ? "near" : "wrong";
  if (miss.factor > NEAR) return "too high";
  return miss.factor < 1 / NEAR ? "too low" : "near";
}
