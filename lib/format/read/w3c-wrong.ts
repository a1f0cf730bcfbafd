import type { FieldProblem } from "../../outcome";
import { reason, type ReasonKey } from "../../reason";
import { isMembers, list } from "./json";

/** The motivations of the model (3.3.5). */
const MOTIVATIONS = new Set([
  "assessing",
  "bookmarking",
  "classifying",
  "commenting",
  "describing",
  "editing",
  "highlighting",
  "identifying",
  "linking",
  "moderating",
  "questioning",
  "replying",
  "tagging",
]);

const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]*$/;
const DATE_TIME = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$/;

type Sentence = ReasonKey extends infer K
  ? K extends `Refusals.w3c.${infer Name}`
    ? Name
    : never
  : never;

/** Collects what is wrong with an annotation; each of its checks accepts a member that is missing. */
export class Wrong {
  readonly all: FieldProblem[] = [];

  add(path: string, sentence: Sentence): void {
    this.all.push({ path, reason: reason(`Refusals.w3c.${sentence}`) });
  }

  /** At most one, and an absolute IRI. */
  oneIri(value: unknown, path: string): void {
    if (value === undefined) return;
    if (Array.isArray(value)) this.add(path, "several");
    else if (!isIri(value)) this.add(path, "iri");
  }

  iris(value: unknown, path: string): void {
    if (value === undefined) return;
    const all = list(value);
    if (!all.every((one) => isIri(one) || (isMembers(one) && isIri(one.id)))) this.add(path, "iri");
  }

  /** IRIs, or objects that describe something. */
  things(value: unknown, path: string): void {
    if (value === undefined) return;
    const isFine = list(value).every((one) => isMembers(one) || isIri(one));
    if (!isFine || value === null) this.add(path, "resource");
  }

  /** At most one, and an `xsd:dateTime`. */
  moment(value: unknown, path: string): void {
    if (value === undefined) return;
    if (Array.isArray(value)) this.add(path, "several");
    else if (typeof value !== "string" || !DATE_TIME.test(value)) this.add(path, "moment");
  }

  /** At most one string. */
  oneString(value: unknown, path: string): void {
    if (value !== undefined && typeof value !== "string") this.add(path, "oneString");
  }

  /** Motivations of the model or IRIs; any word where a context may define it. */
  motives(value: unknown, path: string, isPlain: boolean): void {
    if (value === undefined) return;
    const isKnown = (one: unknown) =>
      typeof one === "string" && (MOTIVATIONS.has(one) || isIri(one) || (!isPlain && one !== ""));
    if (!list(value).every(isKnown) || value === null) this.add(path, "motivation");
  }
}

export function isIri(value: unknown): value is string {
  return typeof value === "string" && IRI.test(value);
}
