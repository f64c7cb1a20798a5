/**
 * The light colour of every role, as tokens.css has it (a test holds the two together). Stills carry it as the fallback
 * of `var(--role, …)`, so that a picture cut out of the page, in a feed reader or a mail, still has its colours.
 */
export const light = {
  paper: "#fbfaf6",
  ink: "#1d2228",
  soft: "#5c6670",
  rule: "#d9d5ca",
  shade: "#f1eee6",
  you: "#cc4016",
  measured: "#1f6f54",
  simulated: "#7a4fa3",
  read: "#2e659d",
  clean: "#2c988c",
  join: "#9271d9",
  reduce: "#bb7b0f",
  transfer: "#b52e39",
  waiting: "#c9ccd1",
  lost: "#6e1a33",
  spilled: "#8f4d14",
  starting: "#6f7f92",
  idle: "#e2ded3",
  dask: "#b0357f",
  wanted: "#44546a",
  money: "#4d7c0f",
} as const;
