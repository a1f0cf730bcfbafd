import { isMembers, list, strings, words, type Members } from "./json";

/** How deep things may stand in one another: sets in sets, selectors in selectors. */
export const MAX_DEPTH = 12;

/** The names of an IRI that stand without a prefix in the model's context. */
function typesOf(thing: Members): string[] {
  return strings(thing.type ?? thing["@type"]).map((type) =>
    type.replace(/^(?:oa:|as:|dctypes:|http:\/\/www\.w3\.org\/ns\/(?:oa|activitystreams)#)/, ""),
  );
}

export function isType(thing: Members, ...types: readonly string[]): boolean {
  return typesOf(thing).some((type) => types.includes(type));
}

export function iriOfThing(thing: unknown): string {
  if (typeof thing === "string") return thing;
  return isMembers(thing) ? words(thing.id) || words(thing["@id"]) : "";
}

const SETS = ["Composite", "List", "Independents", "Choice"];

/** What a set holds, or the thing alone; of a choice the first. */
export function setOf(thing: unknown, depth = 0): { items: unknown[]; choices: number } {
  if (!isMembers(thing) || !isType(thing, ...SETS) || depth > MAX_DEPTH) {
    return { items: [thing], choices: 0 };
  }
  const inside = list(thing.items ?? thing.members ?? thing.item);
  const isChoice = isType(thing, "Choice") && inside.length > 1;
  const sets = (isChoice ? inside.slice(0, 1) : inside).map((one) => setOf(one, depth + 1));
  return {
    items: sets.flatMap(({ items }) => items),
    choices: sets.reduce((sum, { choices }) => sum + choices, isChoice ? 1 : 0),
  };
}

/**
 * The annotations of a file: one, a list, a page, a collection with its page inside, a container of
 * the protocol, or a JSON-LD graph. Null when it is none of these.
 */
export function annotationsIn(value: unknown, depth = 0): unknown[] | null {
  if (depth > MAX_DEPTH) return null;
  if (Array.isArray(value)) {
    return (value as unknown[]).flatMap((one) => {
      const isSet = isMembers(one) && !isType(one, "Annotation") && isContainer(one);
      return (isSet ? annotationsIn(one, depth + 1) : null) ?? [one];
    });
  }
  if (!isMembers(value)) return null;
  if (isContainer(value)) {
    const parts = [value.items, value.first, value.contains, value["ldp:contains"]];
    const inside = [...parts, value["@graph"]].flatMap(list).filter((one) => !isAddress(one));
    return inside.flatMap((one) => annotationsIn(one, depth + 1) ?? [one]);
  }
  return "target" in value || isType(value, "Annotation") ? [value] : null;
}

const CONTAINERS = [
  "AnnotationPage",
  "AnnotationCollection",
  "BasicContainer",
  "OrderedCollection",
];

function isContainer(value: Members): boolean {
  return (
    isType(value, ...CONTAINERS) || "@graph" in value || ("items" in value && !("target" in value))
  );
}

function isAddress(value: unknown): boolean {
  return typeof value === "string";
}

/** Whether a collection names pages that are not in the file. */
export function hasMorePages(value: unknown): boolean {
  if (!isMembers(value)) return false;
  if (words(value.next) !== "") return true;
  const { first } = value;
  return isType(value, "AnnotationCollection", "BasicContainer")
    ? typeof first === "string" || (isMembers(first) && words(first.next) !== "")
    : false;
}
