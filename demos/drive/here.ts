/** What this browser can do, as a page, a worker or a frame without an origin finds it. */
import type { Here } from "../contract/live.ts";
import { RINGS } from "./ring.ts";

/** Cores, and the ways tasks cannot go here. Some browsers say a page may share memory, and have none to share. */
export function here(): Here {
  const shares = RINGS && globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer !== "undefined";
  return {
    cores: globalThis.navigator?.hardwareConcurrency || 2,
    refused: shares ? {} : { ring: "No shared ring here: it needs a page that its server isolates (COOP and COEP)." },
  };
}
