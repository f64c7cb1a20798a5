import controls from "../look/controls.css?inline";
import drawer from "../look/drawer.css?inline";
import facts from "../look/facts.css?inline";
import figure from "../look/figure.css?inline";
import knobs from "../look/knobs.css?inline";
import narrow from "../look/narrow.css?inline";
import panel from "../look/panel.css?inline";
import print from "../look/print.css?inline";
import slider from "../look/slider.css?inline";
import stage from "../look/stage.css?inline";
import transport from "../look/transport.css?inline";
import type_ from "../look/type.css?inline";

let sheets: readonly CSSStyleSheet[] | undefined;

/** Gives a shadow root the look of every figure. Constructed once and shared, and allowed under any content policy. */
export function dress(root: ShadowRoot): ShadowRoot {
  sheets ??= [type_, controls, slider, figure, transport, knobs, drawer, facts, panel, narrow, stage, print].map(
    (text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    },
  );
  root.adoptedStyleSheets = [...sheets];
  return root;
}
