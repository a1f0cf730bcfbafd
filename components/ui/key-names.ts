export type KeyPress = Pick<KeyboardEvent, "key"> &
  Partial<Pick<KeyboardEvent, "code" | "shiftKey" | "getModifierState">>;

const BRACKETS: Readonly<Record<string, string>> = { BracketLeft: "[", BracketRight: "]" };

/**
 * What a key is called, in lower case, and then, where that is no Latin letter, what a key at its
 * place is called on most keyboards: so "1" is found on a French row of digits and "j" on a Korean
 * keyboard. Whoever looks for a key takes the first name that means something.
 */
export function keyNames(press: KeyPress): readonly string[] {
  const name = String(digitOf(press.key) ?? press.key.toLowerCase());
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
  if (digit) return digit;
  // Latin keyboards have "/" elsewhere, and write with this key: "-", "!" and "é" are not meant as it.
  if (code === "Slash" && isOfAnotherScript(press.key)) return shiftKey ? "?" : "/";
  return BRACKETS[code] ?? null;
}

function isOfAnotherScript(key: string): boolean {
  return /^[^\p{ASCII}\p{Script=Latin}]$/u.test(key);
}

/** Where the decimal digits of a script begin that keyboards write. */
const ZEROS = [..."0٠۰०০๐０"].map((zero) => zero.codePointAt(0) ?? 0);

/** What a key means that writes a decimal digit of any script with a keyboard of its own. */
export function digitOf(key: string): number | undefined {
  const code = [...key].length === 1 ? (key.codePointAt(0) ?? -1) : -1;
  const zero = ZEROS.find((each) => code >= each && code < each + 10);
  return zero === undefined ? undefined : code - zero;
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
