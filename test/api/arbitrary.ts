import fc from "fast-check";
import { z } from "zod";

type Schema = { readonly [key: string]: unknown };

/** Random values of a schema's type, from its JSON Schema; refinements may refuse some. */
export function valuesOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema;
  return made(json, (json.$defs ?? {}) as Record<string, Schema>, 0);
}

function made(schema: Schema, defs: Record<string, Schema>, depth: number): fc.Arbitrary<unknown> {
  const { $ref, enum: choices, anyOf, oneOf, allOf, type } = schema;
  if (typeof $ref === "string") {
    return made(defs[$ref.split("/").at(-1) ?? ""] ?? {}, defs, depth + 1);
  }
  if ("const" in schema) return fc.constant(schema.const);
  if (Array.isArray(choices)) return fc.constantFrom(...(choices as unknown[]));
  const ways = (anyOf ?? oneOf) as Schema[] | undefined;
  if (ways) return fc.oneof(...ways.map((way) => made(way, defs, depth + 1)));
  if (Array.isArray(allOf))
    return made(Object.assign({}, ...(allOf as Schema[])) as Schema, defs, depth);
  if (type === "string") return text(schema);
  if (type === "integer" || type === "number") return number(schema);
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "array") {
    const items = made((schema.items ?? {}) as Schema, defs, depth + 1);
    const minLength = Number(schema.minItems ?? 0);
    return fc.array(items, { minLength, maxLength: Math.max(minLength, depth > 3 ? 1 : 4) });
  }
  if (type === "object") return object(schema, defs, depth);
  return depth > 3 ? fc.constant(null) : fc.jsonValue({ maxDepth: 2 });
}

const CHARACTERS = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(..."abc de-=+@'\"<>&%\\/{}[];:\n\t") },
  { weight: 2, arbitrary: fc.constantFrom("é", "🌉", "\u202e", "\u00a0", "א", "ß", "İ") },
);

function text({ format, minLength, maxLength, pattern }: Schema): fc.Arbitrary<string> {
  if (format === "uuid") return fc.uuid();
  if (format === "date-time")
    return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (typeof pattern === "string" && pattern.length < 60)
    return fc.constantFrom("", "#1f5fbf", "x");
  const least = Number(minLength ?? 0);
  const most = Math.max(least, Math.min(Number(maxLength ?? 40), 40));
  return fc.string({ unit: CHARACTERS, minLength: least, maxLength: Math.floor(most / 2) || most });
}

function number({ minimum, maximum, type }: Schema): fc.Arbitrary<number> {
  const min = Math.max(Number(minimum ?? -10), -1_000);
  const max = Math.max(min, Math.min(Number(maximum ?? 60), 60));
  return type === "integer" ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
}

function object(
  schema: Schema,
  defs: Record<string, Schema>,
  depth: number,
): fc.Arbitrary<unknown> {
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const required = new Set((schema.required ?? []) as string[]);
  const fields = Object.fromEntries(
    Object.entries(properties).map(([key, inner]) => [key, made(inner, defs, depth + 1)]),
  );
  const requiredKeys = Object.keys(fields).filter((key) => required.has(key));
  if (Object.keys(fields).length === 0)
    return fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 });
  return fc.record(fields, { requiredKeys });
}
