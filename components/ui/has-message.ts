/**
 * Whether there is a message for a value that is not from a closed list: a project's own verdict,
 * or a newer server's answer. Then `t` may be called with it.
 */
export function hasMessage<T extends object>(
  words: T,
  value: PropertyKey | null,
): value is Extract<keyof T, string> {
  return value !== null && Object.hasOwn(words, value);
}
