import "server-only";
import { z } from "zod";
import {
  annotation,
  checkWarning,
  nearMissAnswer,
  quantity,
  segment,
} from "@/lib/contract/annotation";
import type {
  Annotation,
  CheckWarning,
  NearMissAnswer,
  Quantity,
  Segment,
} from "@/lib/annotation/annotation";
import { span } from "@/lib/contract/offsets";
import { csl } from "@/lib/contract/sources";
import { tag } from "@/lib/contract/tags";
import { REASONS } from "@/lib/contract/terms";
import type { Piece } from "@/lib/quotation/judged";
import type { Csl } from "@/lib/source/citation";
import type { PropertyValues, TagProperty } from "@/lib/tag/properties";
import type { NearMiss } from "@/lib/tag/codebook";
import type { Structure } from "@/lib/text/document-text";
import type { Prisma } from "@/prisma/generated/client";

/** A Json column holds what no version of the product has written there. */
export class UnreadableColumn extends Error {
  constructor(column: string, id: string, problem: z.ZodError) {
    super(`The column ${column} of ${id} can not be read: ${z.prettifyError(problem)}`);
    this.name = "UnreadableColumn";
  }
}

/** The values of a Json column: their shape is checked when they are read. */
export interface JsonColumn<T> {
  /** `id` names the row in the error. Throws {@link UnreadableColumn}. */
  read(value: Prisma.JsonValue | null, id: string): T;
  /** The value as Prisma takes and answers it; fields that are undefined are left out. */
  write(value: T): Prisma.InputJsonValue & Prisma.JsonValue;
}

function jsonColumn<T>(name: string, shape: z.ZodType): JsonColumn<T> {
  return {
    read(value, id) {
      const result = shape.safeParse(value);
      if (!result.success) throw new UnreadableColumn(name, id, result.error);
      return result.data as T;
    },
    write: (value) => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue & Prisma.JsonValue,
  };
}

/** The same column where it may be null. */
export function readNullable<T>(
  column: JsonColumn<T>,
  value: Prisma.JsonValue | null,
  id: string,
): T | null {
  return value === null ? null : column.read(value, id);
}

/** Targets and the places of cue, speaker and addressee. Offsets are UTF-16 code units. */
export const SEGMENTS = jsonColumn<readonly Segment[]>("segments", z.array(segment));

export const QUANTITIES = jsonColumn<readonly Quantity[]>("quantities", z.array(quantity));

export const ANSWERS = jsonColumn<readonly NearMissAnswer[]>(
  "rhetoricAnswers",
  z.array(nearMissAnswer),
);

/** What an annotation says of the suggestion it was made of. */
export const SUGGESTION = jsonColumn<NonNullable<Annotation["suggestion"]>>(
  "suggestion of an annotation",
  annotation.shape.suggestion.unwrap(),
);

export const NEAR_MISSES = jsonColumn<readonly NearMiss[]>("nearMisses", tag.shape.nearMisses);

export const TAG_PROPERTIES = jsonColumn<readonly TagProperty[]>(
  "properties of a tag",
  tag.shape.properties,
);

export const PROPERTY_VALUES = jsonColumn<PropertyValues>(
  "properties of an annotation",
  z.record(z.string(), z.union([z.string(), z.number()])),
);

/** Examples and counter-examples of a tag. */
export const EXAMPLES = jsonColumn<readonly string[]>("examples", z.array(z.string()));

export const CSL = jsonColumn<Csl>("csl", csl);

/** Offsets are UTF-16 code units of the words that were compared and of the source. */
export const PIECES = jsonColumn<readonly Piece[]>(
  "pieces",
  z.array(
    z.object({
      quote: span,
      source: span.nullable(),
      operations: z.array(
        z.object({
          kind: z.enum(["same", "missing", "added", "replaced", "declared"]),
          quote: span.nullable(),
          source: span.nullable(),
        }),
      ),
      reasons: z.array(z.enum(REASONS)),
      dropped: span.extend({ words: z.int() }).nullable(),
    }),
  ),
);

/** Words of a source that turn the quoted ones. */
export const WARNINGS = jsonColumn<readonly CheckWarning[]>("warnings", z.array(checkWarning));

const at = { start: z.int(), end: z.int() };
const labelled = { ...at, label: z.string() };
const header = z.boolean().optional();
const spanned = z.int().min(2).optional();

const block = z.discriminatedUnion("kind", [
  z.object({ ...at, kind: z.literal("heading"), level: z.int().min(1).max(6) }),
  z.object({ ...at, kind: z.enum(["paragraph", "preformatted", "item", "quote", "table"]) }),
  z.object({ ...at, kind: z.literal("list"), ordered: z.boolean(), first: z.int().optional() }),
  z.object({ ...at, kind: z.literal("row"), header }),
  z.object({ ...at, kind: z.literal("cell"), header, columns: spanned, rows: spanned }),
  z.object({ ...at, kind: z.literal("turn"), speaker: z.string() }),
  z.object({ ...labelled, kind: z.literal("footnote") }),
]);

const mark = z.discriminatedUnion("kind", [
  z.object({
    ...at,
    kind: z.enum(["emphasis", "strong", "code", "deletion", "superscript", "subscript", "break"]),
  }),
  z.object({ ...at, kind: z.literal("link"), href: z.string() }),
  z.object({ ...labelled, kind: z.enum(["footnote-reference", "page"]) }),
  z.object({ ...at, kind: z.literal("time"), seconds: z.number().min(0) }),
]);

/** Offsets are UTF-16 code units of the revision's text. */
export const STRUCTURE = jsonColumn<Structure>(
  "structure",
  z.object({ blocks: z.array(block), marks: z.array(mark) }),
);
