/** The speaker's window: notes, clock and the next slide. Loaded on the first press of S; most visitors never do. */
import type { RevealApi } from "reveal.js";

interface NotesPlugin {
  init(deck: RevealApi): void;
  open(): void;
}

/** What opens the window, or brings the open one to the front. */
export function speakerWindow(deck: RevealApi): () => void {
  let loaded: Promise<NotesPlugin> | undefined;
  const load = async (): Promise<NotesPlugin> => {
    const { default: Notes } = await import("reveal.js/plugin/notes");
    const notes = Notes() as unknown as NotesPlugin;
    notes.init(deck);
    return notes;
  };
  return () => {
    loaded ??= load();
    void loaded.then((notes) => notes.open());
  };
}
