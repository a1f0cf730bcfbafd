import { safeHref } from "../../text/link";
import { fromHtml } from "../../text/html";
import type { IncomingReference } from "./incoming";
import { isMembers, list, members, strings, words, type Members } from "./json";
import { iriOfThing, isType, setOf } from "./w3c-items";
import { selected } from "./w3c-selector";

/** What the bodies of an annotation say. */
export interface Bodies {
  readonly tags: string[];
  /** Bodies that classify or describe; our own export says details with them. */
  readonly classes: string[];
  readonly descriptions: string[];
  readonly comments: string[];
  readonly references: IncomingReference[];
  /** How many choices had more than one answer. */
  choices: number;
  /** Bodies that are nothing that Obelus has. */
  other: number;
}

/** Purposes whose words are what somebody says about the passage. */
const SAYING = ["commenting", "replying", "describing", "highlighting", "questioning", "editing"];

/** Reads `body` and `bodyValue`. A body without a purpose has the motivation of its annotation. */
export function bodiesOf(annotation: Members): Bodies {
  const bodies: Bodies = {
    tags: [],
    classes: [],
    descriptions: [],
    comments: [],
    references: [],
    choices: 0,
    other: 0,
  };
  if (typeof annotation.bodyValue === "string") bodies.comments.push(annotation.bodyValue);
  const motivations = purposesOf(annotation.motivation);
  for (const body of list(annotation.body)) {
    const { items, choices } = setOf(body);
    bodies.choices += choices;
    for (const item of items) add(item, motivations, bodies);
  }
  return bodies;
}

function add(body: unknown, motivations: readonly string[], bodies: Bodies): void {
  const thing = members(body);
  const own = purposesOf(thing.purpose);
  const purposes = own.length > 0 ? own : motivations;
  const inner = isMembers(thing.source) ? thing.source : thing;
  const value = valueOf(inner);
  if (value !== null) {
    const text = isHtml(inner) ? plain(value) : value;
    const isOf = (purpose: string) => purposes.includes(purpose);
    if (isOf("tagging")) bodies.tags.push(text);
    else if (isOf("classifying") || isOf("identifying")) bodies.classes.push(text);
    else if (isOf("describing")) bodies.descriptions.push(text);
    else if (text !== "") bodies.comments.push(text);
    return;
  }
  const address = iriOfThing(thing.source ?? body);
  if (address !== "") bodies.references.push(referenceOf(address, thing));
  else if (Object.keys(thing).length > 0) bodies.other++;
}

function purposesOf(value: unknown): string[] {
  return list(value)
    .map(iriOfThing)
    .map((purpose) => purpose.replace(/^(?:oa:|http:\/\/www\.w3\.org\/ns\/oa#)/, ""));
}

export function motivationsOf(annotation: Members): string[] {
  return purposesOf(annotation.motivation);
}

/** Motivations that a passage's annotation has no counterpart for here. */
export function isUncarried(motivation: string): boolean {
  return ![...SAYING.slice(0, 4), "tagging", "classifying", "identifying", "linking"].includes(
    motivation,
  );
}

/** The words of a textual body; also of one that is written as older tools write it. */
function valueOf(body: Members): string | null {
  const value = body.value ?? body["rdf:value"] ?? body.chars ?? body["cnt:chars"];
  if (typeof value === "string") return value;
  const [first] = strings(value);
  return first ?? (isType(body, "TextualBody") ? "" : null);
}

function isHtml({ format }: Members): boolean {
  return strings(format).some((type) => /^(?:text\/html|application\/xhtml)/i.test(type));
}

/** The words of HTML as its reader sees them. */
function plain(html: string): string {
  const read = fromHtml(html);
  return read.ok ? read.value.text : html.replace(/<[^>]*>/g, " ").trim();
}

function referenceOf(address: string, body: Members): IncomingReference {
  const own = (name: string) => words(body[`obelus:${name}`]);
  const quote = selected(body.selector)?.exact ?? "";
  const url = safeHref(address) ?? "";
  const citation = own("citation");
  return {
    relation: own("relation") || "context",
    url,
    citation: citation || (url === "" ? address : ""),
    locator: own("locator"),
    quote,
  };
}
