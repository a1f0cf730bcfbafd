import { z } from "zod";

/**
 * The paths of fields that a schema does not know. Fields that only the answer about the same thing
 * has are ignored, so that what was read can be sent back.
 */
export function unknownFields(
  schema: z.core.$ZodType,
  answer: z.core.$ZodType | null,
  value: unknown,
  above: readonly string[] = [],
): string[][] {
  const bodySchema = unwrapped(schema);
  const answerSchema = answer && unwrapped(answer);
  if (bodySchema instanceof z.ZodArray && Array.isArray(value)) {
    const item = answerSchema instanceof z.ZodArray ? answerSchema.element : null;
    return value.flatMap((one, i) =>
      unknownFields(bodySchema.element, item, one, [...above, `${i}`]),
    );
  }
  if (!(bodySchema instanceof z.ZodObject) || !isPlain(value)) return [];
  const known: Shape = bodySchema.shape;
  const shown: Shape = answerSchema instanceof z.ZodObject ? answerSchema.shape : {};
  return Object.entries(value).flatMap(([name, inner]) => {
    const field = fieldOf(known, name);
    const path = [...above, name];
    if (field) return unknownFields(field, fieldOf(shown, name), inner, path);
    return fieldOf(shown, name) ? [] : [path];
  });
}

type Shape = Readonly<Record<string, z.core.$ZodType>>;

function fieldOf(shape: Shape, name: string): z.core.$ZodType | null {
  return Object.hasOwn(shape, name) ? (shape[name] ?? null) : null;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The schema of a value without what makes it optional or nullable. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  ) {
    return unwrapped(schema.unwrap());
  }
  return schema;
}
