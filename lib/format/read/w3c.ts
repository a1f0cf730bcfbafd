import { reason, type Reason } from "../../reason";
import { addUnder } from "../lists";
import type { IncomingAnnotation, IncomingNote, IncomingRelation, TextReader } from "./incoming";
import { isMembers, list, members, parseJson, uuidOf, words, type Members } from "./json";
import { codebookIndex } from "./label";
import { Reading, unreadable } from "./reading";
import { idOf, madeBy, piecesOf, saidIn, whyNot } from "./w3c-annotation";
import { bodiesOf, motivationsOf } from "./w3c-body";
import { annotationsIn, hasMorePages, iriOfThing } from "./w3c-items";
import { ofThisText } from "./which-text";

/**
 * W3C Web Annotation Data Model (Recommendation of 23 February 2017). Several targets of one
 * annotation become the pieces of one discontinuous span, as do the items of a set; of a choice the
 * first counts. What is said about another annotation of the file counts as a note of that one; what
 * only links that one to something else is a relation of our own export, or counted.
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
    const value: IncomingAnnotation = {
      ...(id === undefined ? {} : { id }),
      ...saidIn(each, known, reading),
      target: pieces.segments,
      ...madeBy(each),
      ...threads.of(each),
    };
    reading.add(line, value, pieces.source);
  }
  threads.lost(reading);
  return reading.finish(ofThisText(reading.items, about));
};

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
  const relations = new Map<string, IncomingRelation[]>();
  let links = 0;
  const rootOf = rootsBy((iri) => parentOf(roots.get(iri) ?? {}));
  for (const one of all) {
    if (!isMembers(one)) continue;
    const parent = parentOf(one);
    if (parent === null) continue;
    const root = rootOf(parent);
    const { tags, classes, descriptions, comments } = bodiesOf(one);
    const motivations = motivationsOf(one);
    const body = [...comments, ...descriptions, ...classes, ...tags].join("\n\n");
    if (body === "" && motivations.includes("linking")) {
      const relation = relationIn(one);
      if (!relation) links++;
      else addUnder(relations, root, relation);
      continue;
    }
    if (motivations.includes("assessing")) {
      addUnder(reviews, root, iriOfThing(one));
      continue;
    }
    const { author, createdAt } = madeBy(one);
    const id = noteId(iriOfThing(one));
    addUnder(notes, root, {
      ...(id === "" ? {} : { id }),
      ...(author === undefined ? {} : { author }),
      ...(createdAt === undefined ? {} : { createdAt }),
      body,
      replyTo: parent === root ? null : noteId(parent),
    });
  }
  const taken = new Set<string>();
  return {
    isAbout: (annotation: Members) => parentOf(annotation) !== null,
    of(annotation: Members): Pick<IncomingAnnotation, "notes" | "reviews" | "relations"> {
      const iri = iriOfThing(annotation);
      taken.add(iri);
      const [under, judged] = [notes.get(iri), reviews.get(iri)];
      return {
        ...(under ? { notes: under } : {}),
        ...(judged ? { reviews: judged } : {}),
        relations: relations.get(iri) ?? [],
      };
    },
    /** Says how many links there are, and how many notes and reviews hang on what could not be read. */
    lost(reading: Reading): void {
      if (links > 0) reading.notice("Refusals.import.notices.relations", "", links);
      for (const [root, under] of [...notes, ...reviews]) {
        if (!taken.has(root)) {
          reading.notice("Refusals.import.notices.repliesWithoutRoot", root, under.length);
        }
      }
    },
  };
}

/** What a relation of our own export says; its body is the other annotation. */
function relationIn(annotation: Members): IncomingRelation | null {
  const [other, ...more] = list(annotation.body);
  const iri = iriOfThing(other);
  const type = words(annotation["obelus:relation"]);
  if (iri === "" || more.length > 0 || type === "") return null;
  const { author, createdAt } = madeBy(annotation);
  const id = idOf(annotation);
  return {
    ...(id === undefined ? {} : { id }),
    to: idOf({ id: iri }) ?? iri,
    type,
    note: words(annotation["obelus:note"]),
    ...(author === undefined ? {} : { author }),
    ...(createdAt === undefined ? {} : { createdAt }),
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
