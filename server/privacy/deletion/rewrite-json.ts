/** Who stands for a person in a project. */
export interface Pseudonym {
  readonly id: string;
  readonly name: string;
}

/**
 * A JSON value in which a person's id is the pseudonym's, and so is the name beside it. Values that do
 * not name the person are answered as they are.
 */
export function withPseudonym(value: unknown, me: string, pseudonym: Pseudonym): unknown {
  if (value === me) return pseudonym.id;
  if (Array.isArray(value)) return value.map((each) => withPseudonym(each, me, pseudonym));
  if (typeof value !== "object" || value === null) return value;
  const isMe = (value as { id?: unknown }).id === me;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      isMe && key === "name" ? pseudonym.name : withPseudonym(each, me, pseudonym),
    ]),
  );
}
