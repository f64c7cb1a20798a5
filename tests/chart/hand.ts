/** A hand on a picture: events as a browser would send them. */

/** Sends an event of a type to a node, with these fields; gives the event. */
export function fire(node: Element, type: string, fields: object = {}): Event {
  const { Event: Made } = node.ownerDocument.defaultView as unknown as { Event: typeof Event };
  const event = Object.assign(new Made(type, { bubbles: true, cancelable: true }), fields);
  node.dispatchEvent(event);
  return event;
}

/** Presses keys on a node, one after the other. */
export const press = (node: Element, ...keys: string[]): void => {
  for (const key of keys) fire(node, "keydown", { key });
};
