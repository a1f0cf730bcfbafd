import {
  NO_CLAIM_DETAIL,
  NO_QUOTATION_DETAIL,
  NO_RHETORIC,
  type Annotation,
  type Segment,
} from "@/lib/annotation/annotation";
import { detailsOf, mergeDetail } from "@/lib/annotation/rules";
import type { editAnnotationCall } from "@/lib/contract/annotations";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import { withProperties } from "@/lib/tag/properties";
import { deepEqual } from "../deep-equal";

/** The fields of an annotation that a person fills in. Offsets are UTF-16 code units. */
export type Edit = Omit<InUtf16<BodyOf<typeof editAnnotationCall>>, "target"> & {
  readonly target?: readonly Segment[];
};

const DETAILS = ["claim", "quotation", "rhetoric"] as const;

/** An annotation after an edit: what the edit leaves out stays, within a detail object too. */
export function edited(present: Annotation, edit: Edit): Annotation {
  const { claim, quotation, rhetoric, properties, ...plain } = edit;
  const details = {
    claim: mergeDetail(NO_CLAIM_DETAIL, present.claim, claim),
    quotation: mergeDetail(NO_QUOTATION_DETAIL, present.quotation, quotation),
    rhetoric: mergeDetail(NO_RHETORIC, present.rhetoric, rhetoric),
  };
  return {
    ...present,
    ...plain,
    ...detailsOf(edit.kind ?? present.kind, details),
    properties: withProperties(present.properties, properties),
  };
}

/**
 * What an edit would change, as it stands: sent as an edit, it takes that one back. With another
 * kind the details of the present one go, so they are part of it.
 */
export function currentValues(present: Annotation, edit: Edit): Edit {
  const fields = Object.keys(edit) as (keyof Edit)[];
  const own = DETAILS.filter((name) => edit.kind !== undefined && present[name] !== null);
  return Object.fromEntries([
    ...fields.map((field) => [field, fieldsWithin(present[field], edit[field])]),
    ...own.map((name) => [name, present[name]]),
  ]) as Edit;
}

function fieldsWithin(present: unknown, edit: unknown): unknown {
  if (!isObject(present) || !isObject(edit)) return present ?? null;
  // A property without a value is undefined, which an edit would leave as it is.
  return Object.fromEntries(Object.keys(edit).map((field) => [field, present[field] ?? null]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether what an edit changes reads otherwise now than when somebody began to change it. */
export function clashes(before: Annotation, now: Annotation, edit: Edit): boolean {
  return !deepEqual(currentValues(before, edit), currentValues(now, edit));
}

/** What an annotation says, or an edit of one, a line each; `first` goes before. */
export function wordsOfDetails(
  { claim, quotation, rhetoric, tags, properties, body }: Edit,
  first?: string,
): string {
  const slugs = [claim?.type, quotation?.form, rhetoric?.technique, ...(tags ?? [])];
  const roles = [quotation?.speaker, rhetoric?.target, rhetoric?.justification];
  const values = Object.values(properties ?? {}).filter((value) => value !== null);
  return [first, claim?.statement, ...roles, slugs.filter(Boolean).join(", "), ...values, body]
    .filter(Boolean)
    .join("\n");
}

/** The words of a target in quotation marks. */
export function quoted(target: readonly Segment[]): string {
  return target.map((segment) => `“${segment.exact}”`).join(" … ");
}
