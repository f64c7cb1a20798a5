/** How long, in seconds, each picture of the evidence takes to sweep across. */
export const SWEEP = 5;
