/**
 * Chance drawn by name, never in sequence: the number for ("duration", "load-3") is the same whatever else was drawn,
 * so turning one knob changes no other draw.
 *
 * Two 32-bit multiply-and-xor lanes over the UTF-16 units of the names (after cyrb53, public domain), finished with
 * murmur3's avalanche. Integer arithmetic only: every engine gives the same digits.
 */
export function random(seed: number, ...names: readonly (string | number)[]): number {
  let a = 0xdeadbeef ^ seed;
  // The lanes must differ by more than a constant, and a seed beyond 32 bits must count whole.
  let b = 0x41c6ce57 ^ Math.imul(seed ^ Math.floor(seed / 0x100000000), 0x9e3779b1);
  for (const name of names) {
    const text = String(name);
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      a = Math.imul(a ^ unit, 0x9e3779b1);
      b = Math.imul(b ^ unit, 0x5f356495);
    }
    // A mark no UTF-16 unit can be, so ("ab", "c") and ("a", "bc") are different names.
    a = Math.imul(a ^ 0x10000, 0x9e3779b1);
    b = Math.imul(b ^ 0x10000, 0x5f356495);
  }
  const low = avalanche(a ^ (b >>> 13));
  const high = avalanche(b ^ (a >>> 11)) & 0x1fffff;
  return ((high >>> 0) * 0x100000000 + (low >>> 0)) / 0x20000000000000;
}

function avalanche(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
