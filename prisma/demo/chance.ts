/** A source of chance that runs the same way every time. */
export interface Chance {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** One of `list`, which is not empty. */
  pick<T>(list: readonly T[]): T;
  /** A copy of `list` in another order. */
  shuffled<T>(list: readonly T[]): T[];
}

/**
 * Chance from a word: the same word, the same sequence, on every machine.
 *
 * @remarks The demo must look the same to two people who talk about it. The word is folded with FNV-1a, the
 * sequence is Marsaglia's 32-bit xorshift: good enough to mix names, and nothing else hangs on it.
 */
export function chanceFrom(word: string): Chance {
  let state = 2_166_136_261;
  for (const character of word) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619);
  }
  // The all-zero state would stay where it is.
  state ||= 1;

  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError("nothing to pick from");
    return list[whole(0, list.length - 1)] as T;
  };
  const shuffled = <T>(list: readonly T[]): T[] => {
    const rest = [...list];
    return list.map(() => rest.splice(whole(0, rest.length - 1), 1)[0] as T);
  };
  return { next, whole, pick, shuffled };
}
