import { z } from "zod";
import type { OffsetMap } from "./offset-codec";
import { isOffset, textOf } from "./offsets";

const known = new WeakMap<z.core.$ZodType, OffsetMap | null>();

/**
 * Where the offsets of a schema's values are; null when there are none. Computed once for each
 * schema.
 */
export function offsetMapOf(schema: z.core.$ZodType): OffsetMap | null {
  const made = known.get(schema);
  if (made !== undefined) return made;
  const inside = insideOf(schema);
  const text = textOf(schema);
  const map: OffsetMap | null = inside && text ? { text, in: inside } : inside;
  known.set(schema, map);
  return map;
}

function insideOf(schema: z.core.$ZodType): OffsetMap | null {
  if (isOffset(schema)) return "offset";
  if (schema instanceof z.ZodObject) return fieldsOf(schema.shape);
  if (schema instanceof z.ZodArray) {
    const each = offsetMapOf(schema.element);
    return each && { each };
  }
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  ) {
    return offsetMapOf(schema.unwrap());
  }
  // Our transformations fill in defaults and keep the shape.
  if (schema instanceof z.ZodPipe) return offsetMapOf(schema.in);
  if (schema instanceof z.ZodRecord) return none(schema.valueType);
  if (schema instanceof z.ZodUnion) return schema.options.map(none).at(0) ?? null;
  return null;
}

function fieldsOf(shape: Readonly<Record<string, z.core.$ZodType>>): OffsetMap | null {
  const fields = Object.entries(shape).flatMap(([name, field]) => {
    const map = offsetMapOf(field);
    return map ? [[name, map] as const] : [];
  });
  return fields.length > 0 ? { fields: Object.fromEntries(fields) } : null;
}

/** @throws when there are offsets where the codec does not look for them. */
function none(schema: z.core.$ZodType): null {
  if (offsetMapOf(schema)) throw new Error("the codec finds no offsets in unions and records");
  return null;
}
