export const MIN_PASSWORD_LENGTH = 8;
/** In bytes of UTF-8; all of them count. */
export const MAX_PASSWORD_LENGTH = 1024;

/** Keyboards differ in how they send the same letter, so the letter counts and not its bytes. */
export function normalPassword(password: string): string {
  return password.normalize("NFKC");
}

/** Whether a password is short enough to be looked at. */
export function passwordFits(password: string): boolean {
  // Looked at before anything is done with it, so that a huge one costs nothing.
  return (
    password.length <= MAX_PASSWORD_LENGTH &&
    utf8Length(normalPassword(password)) <= MAX_PASSWORD_LENGTH
  );
}

/** Whether a password may be chosen; signing in asks only whether it is the right one. */
export function mayBePassword(password: string): boolean {
  return passwordFits(password) && [...normalPassword(password)].length >= MIN_PASSWORD_LENGTH;
}

/** The length of a text in UTF-8, in bytes; a lone surrogate becomes U+FFFD there. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
