/**
 * Whether there are words for a value that is open: a verdict of a project's own, or what a newer
 * server answers. Then `t` may be asked for them.
 */
export function hasMessage<T extends object>(
  words: T,
  value: PropertyKey | null,
): value is Extract<keyof T, string> {
  return value !== null && Object.hasOwn(words, value);
}
