/** A page with the charts, the talk's own face, and a run by rules to draw: what tests in a browser draw with. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { Part } from "../../demos/chart/stack.ts";
import type { Bar, StreamOptions } from "../../demos/chart/task-stream.ts";
import type { Frame, Picture } from "../../demos/contract/demo.ts";
import { light } from "../../demos/look/light.ts";

/** What the script and `preparePage` leave in the page. */
export interface Here {
  readonly charts: {
    taskStream(bars: readonly Bar[], options: StreamOptions, frame: Frame): Picture;
    stack(parts: readonly Part[], frame: Frame): Picture;
  };
  frame(width: number, height: number, over?: Partial<Frame>): Frame;
  bars(rows: number, each: number): Bar[];
  /** Puts a picture in a box of its own and gives the box's id. */
  put(picture: Picture, width: number, height: number): string;
  kept: Picture[];
}

/** The talk's own face: what a page falls back to may be half as wide again. */
const file = "../../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2";
const font = readFileSync(new URL(file, import.meta.url)).toString("base64");
const style = `@font-face { font-family: Face; src: url(data:font/woff2;base64,${font}); font-weight: 200 900; }
:root { --sans: Face; } body { margin: 0; } .box { position: relative; }`;

/** Sets the page up; `script` leaves the charts in the global `charts`. */
export async function preparePage(page: Page, script: string): Promise<void> {
  await page.goto("about:blank");
  await page.setContent(`<!doctype html><style>${style}</style>`);
  await page.evaluate("Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 18px Face`)))");
  await page.addScriptTag({ content: script });
  await page.evaluate((colours) => {
    const here = globalThis as unknown as Here;
    let made = 0;
    here.kept = [];
    here.frame = (width, height, over = {}) => ({
      document,
      width,
      height,
      pixelRatio: 1,
      still: false,
      label: width < 480 ? 12 : 18,
      idPrefix: `p${made++}-`,
      palette: (role) => colours[role],
      emit() {},
      ...over,
    });
    // Runs and pauses by rules that have no period in common with any pixel.
    here.bars = (rows, each) =>
      Array.from({ length: rows * each }, (_, at) => {
        const start = Math.floor(at / rows) + ((at * 0.618) % 0.3);
        const stop = start + 0.1 + ((at * 0.7548) % 0.6) * (0.3 + (at % rows) / rows);
        const role = (["read", "clean", "join", "reduce"] as const)[(at * 7) % 4]!;
        return { key: `task-${at}`, row: at % rows, start, stop, role };
      });
    here.put = (picture, width, height) => {
      const box = document.createElement("div");
      box.className = "box";
      box.id = `box${document.querySelectorAll(".box").length}`;
      box.style.width = `${width}px`;
      box.style.height = `${height}px`;
      box.append(picture.node);
      document.body.append(box);
      here.kept.push(picture);
      return box.id;
    };
  }, light);
}
