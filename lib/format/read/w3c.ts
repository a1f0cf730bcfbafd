import { reason, type Reason } from "../../reason";
import type { IncomingAnnotation, IncomingNote, IncomingSegment, TextReader } from "./incoming";
import { isMembers, list, members, moment, parseJson, uuidOf, words, type Members } from "./json";
import { codebookIndex, codedBy } from "./label";
import { Reading, unreadable } from "./reading";
import { bodiesOf, isUncarried, motivationsOf } from "./w3c-body";
import { annotationsIn, hasMorePages, iriOfThing, isType, setOf } from "./w3c-items";
import { ownAnnotation } from "./w3c-own";
import { selected } from "./w3c-selector";
import { ofThisText } from "./which-text";

/**
 * W3C Web Annotation Data Model (Recommendation of 23 February 2017). Several targets of one
 * annotation become the pieces of one discontinuous span, as do the items of a set; of a choice the
 * first counts. What is said about another annotation of the file counts as a note of that one.
 */
export const readW3c: TextReader = (content, about) => {
  const parsed = parseJson(content);
  if (!parsed.ok) return unreadable(parsed.why);
  const all = annotationsIn(parsed.value);
  if (!all) return unreadable(reason("Refusals.import.notW3c"));
  const reading = new Reading();
  if (hasMorePages(parsed.value)) reading.notice("Refusals.import.notices.morePages");
  const threads = threadsIn(all);
  const known = codebookIndex(about);
  for (const [index, each] of all.entries()) {
    const line = index + 1;
    if (!isMembers(each)) {
      reading.refuse(line, null, reason("Refusals.import.notAnItem"));
      continue;
    }
    if (threads.isAbout(each)) continue;
    const id = idOf(each);
    const wrong = whyNot(each);
    const pieces = wrong ? null : piecesOf(each, reading);
    if (wrong || !pieces || "key" in pieces) {
      reading.refuse(line, id ?? null, wrong ?? (pieces as Reason));
      continue;
    }
    const bodies = bodiesOf(each);
    if (bodies.choices > 0) reading.notice("Refusals.import.notices.choices", "", bodies.choices);
    if (bodies.other > 0) reading.notice("Refusals.import.notices.bodies", "", bodies.other);
    for (const motivation of motivationsOf(each).filter(isUncarried)) {
      reading.notice("Refusals.import.notices.motivations", motivation);
    }
    const value: IncomingAnnotation = {
      ...(id === undefined ? {} : { id }),
      ...(words(each["obelus:kind"]) === ""
        ? {
            ...codedBy([...bodies.tags, ...bodies.classes], known),
            body: [...bodies.descriptions, ...bodies.comments].join("\n\n"),
          }
        : ownAnnotation(each, bodies)),
      target: pieces.segments,
      ...madeBy(each),
      references: bodies.references,
      ...threads.of(each),
    };
    reading.add(line, value, pieces.source);
  }
  threads.lost(reading);
  return reading.finish(ofThisText(reading.items, about));
};

/** The id of an annotation: of our own its UUID, of others their IRI. */
function idOf(annotation: Members): string | undefined {
  const iri = iriOfThing(annotation);
  return uuidOf(iri.replace(/^urn:uuid:/i, "")) ?? ownId(iri) ?? (iri === "" ? undefined : iri);
}

/** An annotation of an installation of ours has this address. */
function ownId(iri: string): string | undefined {
  return uuidOf(/\/w3c\/documents\/[^/]+\/annotations\/([^/#?]+)$/.exec(iri)?.[1]);
}

/** Why something is no annotation of the model, if it is none. */
function whyNot(annotation: Members): Reason | null {
  const id = annotation.id ?? annotation["@id"];
  if (Array.isArray(id)) return reason("Refusals.import.severalIds");
  if (annotation.target === undefined || annotation.target === null) {
    return reason("Refusals.import.noTarget");
  }
  if (annotation.type !== undefined && !isType(annotation, "Annotation")) {
    return reason("Refusals.import.notAnItem");
  }
  return null;
}

interface Pieces {
  readonly segments: IncomingSegment[];
  readonly source: string;
}

/** What an annotation is about, or why that is no passage. */
function piecesOf(annotation: Members, reading: Reading): Pieces | Reason {
  const sets = list(annotation.target).map((target) => setOf(target));
  const choices = sets.reduce((sum, set) => sum + set.choices, 0);
  if (choices > 0) reading.notice("Refusals.import.notices.choices", "", choices);
  const segments: IncomingSegment[] = [];
  let source = "";
  let without = 0;
  let isWhole = false;
  for (const item of sets.flatMap(({ items }) => items)) {
    const thing = members(item);
    const address = iriOfThing(thing.source ?? item);
    source ||= address.replace(/#char=.*$/s, "");
    const segment = selected(thing.selector ?? (address.includes("#char=") ? address : undefined));
    if (segment) segments.push(segment);
    else {
      without++;
      isWhole ||= list(thing.selector).length === 0;
    }
  }
  if (segments.length === 0) {
    return reason(isWhole ? "Refusals.import.wholeText" : "Refusals.import.noWords");
  }
  if (without > 0) reading.notice("Refusals.import.notices.targets", "", without);
  return { segments, source };
}

function madeBy(annotation: Members): Partial<IncomingAnnotation> {
  const [creator] = list(annotation.creator);
  const person = members(creator);
  const name = (words(person.name) || words(person.nickname) || words(person.nick)).trim();
  const iri = iriOfThing(creator);
  const author = name || (typeof creator === "string" ? iri : iri.replace(/^urn:uuid:.*$/is, ""));
  const at = moment(annotation.created) ?? moment(annotation.modified);
  const account = uuidOf(iri.replace(/^urn:uuid:/i, ""));
  return {
    ...(author === "" ? {} : { author, createdBy: { id: account ?? null, name: author } }),
    ...(at === undefined ? {} : { createdAt: at }),
  };
}

/** What is said about other annotations of the file: notes and reviews under them. */
function threadsIn(all: readonly unknown[]) {
  const roots = new Map<string, Members>();
  for (const one of all) {
    if (isMembers(one) && iriOfThing(one) !== "") roots.set(iriOfThing(one), one);
  }
  const parentOf = (annotation: Members): string | null => {
    const [target] = list(annotation.target);
    const thing = members(target);
    if (thing.selector !== undefined) return null;
    const iri = iriOfThing(thing.source ?? target);
    return iri !== "" && iri !== iriOfThing(annotation) && roots.has(iri) ? iri : null;
  };
  const notes = new Map<string, IncomingNote[]>();
  const reviews = new Map<string, string[]>();
  const rootOf = rootsBy((iri) => parentOf(roots.get(iri) ?? {}));
  for (const one of all) {
    if (!isMembers(one)) continue;
    const parent = parentOf(one);
    if (parent === null) continue;
    const root = rootOf(parent);
    const { tags, classes, descriptions, comments } = bodiesOf(one);
    if (motivationsOf(one).includes("assessing")) {
      const judged = reviews.get(root) ?? [];
      judged.push(iriOfThing(one));
      reviews.set(root, judged);
      continue;
    }
    const { author, createdAt } = madeBy(one);
    const body = [...comments, ...descriptions, ...classes, ...tags].join("\n\n");
    const id = noteId(iriOfThing(one));
    const under = notes.get(root) ?? [];
    under.push({
      ...(id === "" ? {} : { id }),
      ...(author === undefined ? {} : { author }),
      ...(createdAt === undefined ? {} : { createdAt }),
      body,
      replyTo: parent === root ? null : noteId(parent),
    });
    notes.set(root, under);
  }
  const taken = new Set<string>();
  return {
    isAbout: (annotation: Members) => parentOf(annotation) !== null,
    of(annotation: Members): Pick<IncomingAnnotation, "notes" | "reviews"> {
      const iri = iriOfThing(annotation);
      taken.add(iri);
      const [under, judged] = [notes.get(iri), reviews.get(iri)];
      return { ...(under ? { notes: under } : {}), ...(judged ? { reviews: judged } : {}) };
    },
    /** Says how many notes and reviews hang on what could not be read. */
    lost(reading: Reading): void {
      for (const [root, under] of [...notes, ...reviews]) {
        if (!taken.has(root)) {
          reading.notice("Refusals.import.notices.repliesWithoutRoot", root, under.length);
        }
      }
    },
  };
}

/** Finds what a chain of answers begins with; one that runs in a circle begins anywhere in it. */
function rootsBy(parentOf: (iri: string) => string | null) {
  const known = new Map<string, string>();
  return (iri: string): string => {
    const chain: string[] = [];
    const seen = new Set<string>();
    let at = iri;
    while (!known.has(at) && !seen.has(at)) {
      seen.add(at);
      chain.push(at);
      const parent = parentOf(at);
      if (parent === null) break;
      at = parent;
    }
    const root = known.get(at) ?? at;
    for (const one of chain) known.set(one, root);
    return root;
  };
}

/** A note of ours has its id at the end of its IRI. */
function noteId(iri: string): string {
  return uuidOf(/#note-([^#]+)$/.exec(iri)?.[1]) ?? iri;
}
