import { z } from "zod";
import type { CodePoint, Utf16 } from "../text/code-points";

/** A text that offsets count in: a revision of a document, or words of the answer itself. */
export type CountedText =
  { readonly documentId: string; readonly revision: number } | { readonly words: string };

/** What identifies the text of a value besides the value itself. */
export interface Surroundings {
  /** The innermost enclosing value whose offsets count in a text of their own. */
  readonly holder: Readonly<Record<string, unknown>>;
  /** The parameters of the operation's path. */
  readonly params: Readonly<Record<string, unknown>>;
}

export type TextOf = (value: never, surroundings: Surroundings) => CountedText | null;

const OFFSETS = new WeakSet<z.core.$ZodType>();
const TEXTS = new WeakMap<z.core.$ZodType, TextOf>();

/** Makes a number an offset in code points, which the codec finds and converts. */
export function offset(schema: z.ZodType<number>): z.ZodType<CodePoint, CodePoint> {
  OFFSETS.add(schema);
  return schema as z.ZodType as z.ZodType<CodePoint, CodePoint>;
}

export function isOffset(schema: z.core.$ZodType): boolean {
  return OFFSETS.has(schema);
}

/**
 * Says in which text the offsets inside values of a schema count. Call it last: a schema derived
 * from the result (`.extend()`, `.pick()`) loses it.
 */
export function countedIn<S extends z.ZodType>(
  schema: S,
  textOf: (value: Readonly<z.output<S>>, surroundings: Surroundings) => CountedText | null,
): S {
  TEXTS.set(schema, textOf);
  return schema;
}

export function textOf(schema: z.core.$ZodType): TextOf | undefined {
  return TEXTS.get(schema);
}

/** An offset in an answer. */
export const codePoint = offset(z.int());

/** A stretch of a text in an answer. */
export const span = z
  .object({ start: codePoint, end: codePoint })
  .meta({ id: "Span", description: "Offsets count Unicode code points." });

/** A stretch of a text as the API counts it. */
export type CodePointSpan = ShapeOf<typeof span>;

type Offset<T, From, To> = "unit" extends keyof T ? (T extends From ? To : T) : T;

/** The same value with every offset counted in UTF-16 code units. */
export type InUtf16<T> = T extends number
  ? Offset<T, CodePoint, Utf16>
  : T extends readonly (infer Item)[]
    ? readonly InUtf16<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: InUtf16<T[Key]> }
      : T;

/** The same value, deeply readonly. */
export type ReadonlyDeep<T> = T extends readonly (infer Item)[]
  ? readonly ReadonlyDeep<Item>[]
  : T extends number | string | boolean
    ? T
    : T extends object
      ? { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> }
      : T;

/** The values of a schema; offsets count code points. */
export type ShapeOf<S extends z.ZodType> = ReadonlyDeep<z.output<S>>;
