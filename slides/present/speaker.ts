/** The speaker's window: notes, clock and the next slide. Loaded on the first press of S; most visitors never do. */
import type { RevealApi } from "reveal.js";

interface NotesPlugin {
  init(deck: RevealApi): void;
  open(): void;
}

/** Puts S into the deck's keys. Once the plugin is there, it binds S itself. */
export function offerSpeakerView(deck: RevealApi): void {
  const key = { keyCode: 83, key: "S", description: "Speaker notes view" };
  deck.addKeyBinding(key, () => {
    void open(deck);
  });
}

async function open(deck: RevealApi): Promise<void> {
  const { default: Notes } = await import("reveal.js/plugin/notes");
  const notes = Notes() as unknown as NotesPlugin;
  notes.init(deck);
  notes.open();
}
