export type KeyPress = Pick<KeyboardEvent, "key"> &
  Partial<Pick<KeyboardEvent, "code" | "shiftKey" | "getModifierState">>;

const BRACKETS: Readonly<Record<string, string>> = { BracketLeft: "[", BracketRight: "]" };

/**
 * What a key is called, in lower case, and then, where that is no Latin letter, what a key at its
 * place is called on most keyboards: so "1" is found on a French row of digits and "j" on a Korean
 * keyboard. Whoever looks for a key takes the first name that means something.
 */
export function keyNames(press: KeyPress): readonly string[] {
  const name = press.key.toLowerCase();
  const place = nameOfPlace(press);
  return place && place !== name && !/^[a-z]$/.test(name) ? [name, place] : [name];
}

function nameOfPlace(press: KeyPress): string | null {
  const { code = "", shiftKey } = press;
  // What AltGr writes was meant as that character.
  if (press.getModifierState?.("AltGraph")) return null;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return letter.toLowerCase();
  // With Shift such a key writes something of its own: "!" is not meant as "1".
  const digit = shiftKey ? undefined : /^Digit(\d)$/.exec(code)?.[1];
  return digit ?? BRACKETS[code] ?? null;
}

/** The first of the names of a key for which `find` answers something. */
export function byKeyName<T>(
  press: KeyPress,
  find: (name: string) => T | undefined,
): T | undefined {
  for (const name of keyNames(press)) {
    const found = find(name);
    if (found !== undefined) return found;
  }
  return undefined;
}
