import type { Annotation } from "../annotation/annotation";
import { isMembers, list, words, type Members } from "./read/json";
import { isType, iriOfThing, setOf } from "./read/w3c-items";
import { definesPrefix } from "./read/w3c-valid";
import { W3C_CONTEXT } from "./w3c";
import type { Json, W3cAnnotation } from "./w3c-terms";

// An annotation that came by the Web Annotation Protocol is given back as it came: what Obelus has
// no place for as well, and what it has as its client wrote it, as long as nobody has changed it.

/** What is kept of an annotation that was sent: all but its id and the terms of our own. */
export function keptOf(sent: Members, iri: string | null): W3cAnnotation {
  const { id, "@id": atId, via, "@context": context, ...rest } = sent;
  const contexts = list(context).filter((one) => !isOwnContext(one)) as Json[];
  const named = words(id) || words(atId);
  const sources = [...list(via), ...(named === "" || named === iri ? [] : [named])];
  const unique = sources.filter((one, at) => sources.indexOf(one) === at);
  const others = Object.entries(rest).filter(
    ([name, value]) => !name.startsWith("obelus:") && !(name === "creator" && isOurs(value)),
  );
  return {
    "@context": contexts.length === 1 ? (contexts[0] as Json) : contexts,
    ...(Object.fromEntries(others) as W3cAnnotation),
    ...(unique.length === 0 ? {} : { via: (unique.length === 1 ? unique[0] : unique) as Json }),
  };
}

/** The context of our own terms, which every answer gets anew. */
function isOwnContext(context: unknown): boolean {
  return isMembers(context) && JSON.stringify(context) === JSON.stringify(W3C_CONTEXT[1]);
}

/** A creator as our own writer names an account: it is named anew each time it is written. */
function isOurs(creator: unknown): boolean {
  return list(creator).some((one) => /^urn:uuid:/i.test(iriOfThing(one)));
}

/** What an annotation says, apart from where: the same as long as nobody edits that. */
export function saidBy(annotation: Annotation): string {
  const { kind, tags, body, claim, quotation, rhetoric, references } = annotation;
  const ids = references.map(({ id }) => id);
  // Which claim of the register it carries is told in terms of our own.
  const stated = claim && { ...claim, id: null };
  return JSON.stringify([kind, tags, body, stated, quotation, rhetoric, ids]);
}

/** Where it says it: the same until an edit or a revision moves it. */
export function placeBy({ revision, anchor, target }: Annotation): string {
  return JSON.stringify([revision, anchor, target.map(({ start, end }) => [start, end])]);
}

/** What still stands as it was sent. */
export interface Unchanged {
  readonly content: boolean;
  readonly place: boolean;
}

/**
 * The annotation as it is given back: what was sent, with what has changed since as the writer
 * writes it now, and always with the terms of our own. The client's contexts stand on this one
 * annotation alone.
 */
export function giveBack(
  written: W3cAnnotation,
  sent: W3cAnnotation,
  { content, place }: Unchanged,
): W3cAnnotation {
  const own = Object.entries(written).filter(([name]) => name.startsWith("obelus:"));
  const { "@context": context, body, bodyValue, target, motivation, ...rest } = sent;
  return {
    "@context": contextOf(sent, context),
    id: written.id as Json,
    ...without(written, ["@context", "id", "body", "target", "motivation"], own),
    ...rest,
    ...(content && place ? {} : { modified: written.modified as Json }),
    ...(content
      ? defined({ motivation, body, bodyValue })
      : { motivation: written.motivation as Json, body: withOtherBodies(written, body) }),
    ...(place && target !== undefined ? { target } : withOtherTargets(written, target)),
    ...(Object.fromEntries(own) as W3cAnnotation),
  };
}

function contextOf(sent: Members, context: Json | undefined): Json {
  const all = list(context) as readonly Json[];
  // A context that defines our prefix otherwise would change what our terms mean.
  const others = definesPrefix(sent, "obelus") ? [] : all.filter((one) => one !== W3C_CONTEXT[0]);
  return all.indexOf(W3C_CONTEXT[0]) > 0
    ? [...others, ...W3C_CONTEXT]
    : [W3C_CONTEXT[0], ...others, W3C_CONTEXT[1]];
}

function without(
  written: W3cAnnotation,
  names: readonly string[],
  own: readonly (readonly [string, Json])[],
): W3cAnnotation {
  const left = new Set([...names, ...own.map(([name]) => name)]);
  return Object.fromEntries(Object.entries(written).filter(([name]) => !left.has(name)));
}

function defined(members: Readonly<Record<string, Json | undefined>>): W3cAnnotation {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as W3cAnnotation;
}

/** The bodies as they are now, and of those that were sent the ones that nobody here could edit. */
function withOtherBodies({ body }: W3cAnnotation, sent: Json | undefined): Json {
  const others = list(sent).filter((one) => !isEditable(one)) as Json[];
  return [...(list(body) as Json[]), ...others];
}

/** Whether a body's words, or the reference it is, are what Obelus holds. */
function isEditable(body: unknown): boolean {
  return setOf(body).items.every((item) => {
    if (!isMembers(item)) return false;
    if (item["obelus:reference"] !== undefined) return true;
    const inner = isMembers(item.source) ? item.source : item;
    return typeof inner.value === "string";
  });
}

/** Selectors that are written anew from where the annotation lies. */
const PLACED = ["TextQuoteSelector", "TextPositionSelector"];
/** Selectors that may count in the text as it was when they were sent. */
const COUNTED = ["RangeSelector", "FragmentSelector", "DataPositionSelector"];

/**
 * The target as it lies now. Selectors by style or path go on selecting. Where there are several
 * targets, or selectors that count in the text as it was, all of what was sent stands beside.
 */
function withOtherTargets({ target }: W3cAnnotation, sent: Json | undefined): W3cAnnotation {
  if (sent === undefined) return { target: target as Json };
  const [one, ...more] = list(sent);
  const selectors = isMembers(one) ? list(one.selector) : [];
  const isSimple = isMembers(one) && isMembers(target) && !isSet(one) && !isSet(target);
  if (!isSimple || more.length > 0 || selectors.some(isCounted)) {
    return { target: target as Json, "obelus:sentTarget": sent };
  }
  const others = selectors.filter((each) => !isMembers(each) || !isType(each, ...PLACED));
  const all = [...list(target.selector), ...others] as Json[];
  const { source: _source, selector: _selector, type: _type, state: _state, ...rest } = one;
  const selector = all.length === 1 ? (all[0] as Json) : all;
  return { target: { ...(rest as W3cAnnotation), ...(target as W3cAnnotation), selector } };
}

function isCounted(selector: unknown): boolean {
  return isMembers(selector) && (isType(selector, ...COUNTED) || "refinedBy" in selector);
}

function isSet(thing: Members): boolean {
  return Array.isArray(thing.items);
}
