import { z } from "zod";
import { annotation } from "@/lib/contract/annotation";
import { canonicalAddress } from "@/lib/source/address";
import { CSL, type JsonColumn } from "@/server/platform/json-columns";

/** A column of a table as a bundle holds it. */
export interface Column {
  /** What the value must be in a bundle that is imported. */
  readonly shape: z.ZodType;
  /** The table whose row it names, "User" for a person. */
  readonly to?: string;
  /** A row without it stays, where what it names is not in the bundle. */
  readonly isOptional?: true;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly isTime?: true;
  /** Words of people, in which no id is looked for. */
  readonly isWords?: true;
}

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);

/** The most words in a column, in UTF-16 code units. */
const MOST_WORDS = 1_000_000;

const MOST_NUMBER = 2_147_483_647;

export const ID: Column = { shape: uuid };
export const WORDS: Column = { shape: z.string().max(MOST_WORDS), isWords: true };
export const COUNT: Column = { shape: z.int().min(0).max(MOST_NUMBER) };
export const YES: Column = { shape: z.boolean() };
export const REAL: Column = { shape: z.number() };
export const TIME: Column = {
  shape: z.string().regex(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z$/),
  isTime: true,
};
export const PERSON: Column = { shape: uuid, to: "User" };
/** It is put into styles. */
export const COLOUR: Column = { shape: z.string().regex(/^(?:#[0-9a-f]{6})?$/i), isWords: true };
/** Pages link to it; empty if unknown. */
export const ADDRESS: Column = {
  shape: z.string().refine((words) => words === "" || canonicalAddress(words) !== null),
  isWords: true,
};
/** What identifies a source; its address is linked to as well. */
export const CITATION: Column = {
  shape: json(CSL).shape.refine((csl) => {
    const { URL: address } = csl as { readonly URL?: unknown };
    if (address === undefined) return true;
    return typeof address === "string" && canonicalAddress(address) !== null;
  }),
};
export const WORD_LIST: Column = { shape: z.array(z.string().max(MOST_WORDS)), isWords: true };
/** An object of ours that is shown as it is, such as what an edit of the codebook changed. */
export const OBJECT: Column = { shape: z.record(z.string(), z.unknown()) };
export const ANYTHING: Column = { shape: z.unknown() };

export const one = (values: readonly [string, ...string[]]): Column => ({ shape: z.enum(values) });
export const ref = (table: string): Column => ({ shape: uuid, to: table });

export function orNull(column: Column): Column {
  return { ...column, shape: column.shape.nullable(), isOptional: true };
}

/** A Json column of the product, which is read as everywhere else. */
export function json<T>({ read }: JsonColumn<T>): Column {
  const shape = z.unknown().refine((value) => {
    try {
      read(value as Parameters<typeof read>[0], "bundle");
      return true;
    } catch {
      return false;
    }
  });
  return { shape };
}

const span = z.object({ start: z.int().min(0), end: z.int().min(0) });
/** Places that would fit equally well. */
export const SPANS: Column = { shape: z.array(span) };

const { claim, quotation, rhetoric } = annotation.shape;
/** What a suggestion says of its words. */
export const SUGGESTED: Column = { shape: z.object({ claim, quotation, rhetoric }) };
