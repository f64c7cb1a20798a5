/** Stands in an embed for `ring.ts`: a stranger's frame is not isolated, and its one file is kept small. Nobody asks for more than `RINGS`. */

/** There are none. */
export const RINGS = false;
/** Slots of none. */
export const SLOTS = 0;
/** Not offered. */
export const Ring = undefined;
/** Not told to. */
export const serveRing = undefined;
