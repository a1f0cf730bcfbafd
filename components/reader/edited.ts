import {
  NO_RHETORIC,
  type Annotation,
  type ClaimDetail,
  type QuotationDetail,
} from "@/lib/annotation/annotation";
import { detailsOf } from "@/lib/annotation/rules";
import type { Edit } from "./deed";
import { isSame } from "./same";

export const NO_CLAIM: ClaimDetail = { id: null, statement: null, type: null, checkworthy: null };
export const NO_QUOTATION: QuotationDetail = {
  ...{ form: null, speaker: null, cue: null, addressee: null, match: null },
};
const DETAILS = ["claim", "quotation", "rhetoric"] as const;

/** An annotation after an edit: what the edit leaves out stays, within a detail object too. */
export function edited(present: Annotation, edit: Edit): Annotation {
  const { claim, quotation, rhetoric, ...plain } = edit;
  const details = {
    claim: merged(NO_CLAIM, present.claim, claim),
    quotation: merged(NO_QUOTATION, present.quotation, quotation),
    rhetoric: merged(NO_RHETORIC, present.rhetoric, rhetoric),
  };
  return { ...present, ...plain, ...detailsOf(edit.kind ?? present.kind, details) };
}

function merged<T extends object>(
  nothing: T,
  present: T | null,
  edit: Partial<T> | null | undefined,
): T | null {
  if (edit === undefined) return present;
  return edit && { ...nothing, ...present, ...edit };
}

/**
 * What an edit would change, as it stands: sent as an edit, it takes that one back. With another
 * kind the details of the present one go, so they are part of it.
 */
export function standing(present: Annotation, edit: Edit): Edit {
  const fields = Object.keys(edit) as (keyof Edit)[];
  const own = DETAILS.filter((name) => edit.kind !== undefined && present[name] !== null);
  return Object.fromEntries([
    ...fields.map((field) => [field, fieldsWithin(present[field], edit[field])]),
    ...own.map((name) => [name, present[name]]),
  ]) as Edit;
}

function fieldsWithin(present: unknown, edit: unknown): unknown {
  const [there, given] = [present, edit];
  if (!isObject(there) || !isObject(given)) return there ?? null;
  return Object.fromEntries(Object.keys(given).map((field) => [field, there[field]]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether what an edit changes reads otherwise now than when somebody began to change it. */
export function clashes(before: Annotation, now: Annotation, edit: Edit): boolean {
  return !isSame(standing(before, edit), standing(now, edit));
}
