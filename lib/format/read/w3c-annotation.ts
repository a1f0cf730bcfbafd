import { reason, type Reason } from "../../reason";
import type { IncomingAnnotation, IncomingSegment, KnownTag } from "./incoming";
import { list, members, moment, uuidOf, words, type Members } from "./json";
import { codedBy } from "./label";
import type { Reading } from "./reading";
import { bodiesOf, isUncarried, motivationsOf } from "./w3c-body";
import { iriOfThing, isType, setOf } from "./w3c-items";
import { ownAnnotation } from "./w3c-own";
import { selected } from "./w3c-selector";

/** The id of an annotation: of our own its UUID, of others their IRI. */
export function idOf(annotation: Members): string | undefined {
  const iri = iriOfThing(annotation);
  return uuidOf(iri.replace(/^urn:uuid:/i, "")) ?? ownId(iri) ?? (iri === "" ? undefined : iri);
}

/** An annotation of an installation of ours has this address. */
function ownId(iri: string): string | undefined {
  return uuidOf(/\/w3c\/documents\/[^/]+\/annotations\/([^/#?]+)$/.exec(iri)?.[1]);
}

/** Why something is no annotation of the model, if it is none. */
export function whyNot(annotation: Members): Reason | null {
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

/** The words that an annotation is about, and the address of their text. */
export interface Pieces {
  readonly segments: IncomingSegment[];
  readonly source: string;
}

/** What an annotation is about, or why that is no passage. */
export function piecesOf(annotation: Members, reading: Reading): Pieces | Reason {
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

export function madeBy(annotation: Members): Partial<IncomingAnnotation> {
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

/** What the bodies and motivations of an annotation say, with notices of what has no counterpart. */
export function saidIn(
  annotation: Members,
  known: ReadonlyMap<string, KnownTag>,
  reading: Reading,
): Omit<IncomingAnnotation, "target"> {
  const bodies = bodiesOf(annotation);
  if (bodies.choices > 0) reading.notice("Refusals.import.notices.choices", "", bodies.choices);
  if (bodies.other > 0) reading.notice("Refusals.import.notices.bodies", "", bodies.other);
  for (const motivation of motivationsOf(annotation).filter(isUncarried)) {
    reading.notice("Refusals.import.notices.motivations", motivation);
  }
  return {
    ...(words(annotation["obelus:kind"]) === ""
      ? {
          ...codedBy([...bodies.tags, ...bodies.classes], known),
          body: [...bodies.descriptions, ...bodies.comments].join("\n\n"),
        }
      : ownAnnotation(annotation, bodies)),
    references: bodies.references,
  };
}
