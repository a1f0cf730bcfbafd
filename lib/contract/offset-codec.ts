import type { CountedText, Surroundings, TextOf } from "./offsets";

/** Where the offsets of a value are, and which text they count in. */
export type OffsetMap =
  | "offset"
  | { readonly each: OffsetMap }
  | { readonly fields: Readonly<Record<string, OffsetMap>> }
  | { readonly text: TextOf; readonly in: OffsetMap };

export type ConvertOffset = (offset: number) => number;

const NOWHERE: Surroundings = { holder: {}, params: {} };

/**
 * A copy of the value with its offsets converted. `converterOf` is called for each text that the
 * map names and may return null to keep its offsets. Outside all named texts `convert` is used.
 */
export function convertOffsets(
  map: OffsetMap,
  value: unknown,
  convert: ConvertOffset | null,
  converterOf: (text: CountedText) => ConvertOffset | null = () => convert,
  surroundings: Surroundings = NOWHERE,
): unknown {
  if (value === null || value === undefined) return value;
  if (map === "offset") return convert && typeof value === "number" ? convert(value) : value;
  if ("text" in map) {
    const text = map.text(value as never, surroundings);
    const inside = { ...surroundings, holder: value as Surroundings["holder"] };
    return convertOffsets(map.in, value, text && converterOf(text), converterOf, inside);
  }
  if ("each" in map) {
    return (value as readonly unknown[]).map((item) =>
      convertOffsets(map.each, item, convert, converterOf, surroundings),
    );
  }
  const converted: Record<string, unknown> = { ...value };
  for (const [name, field] of Object.entries(map.fields)) {
    if (name in converted) {
      converted[name] = convertOffsets(field, converted[name], convert, converterOf, surroundings);
    }
  }
  return converted;
}

/** The texts in which the offsets of a value count, each once. */
export function textsIn(map: OffsetMap, value: unknown, surroundings = NOWHERE): CountedText[] {
  const texts = new Map<string, CountedText>();
  const note = (text: CountedText) => {
    texts.set(keyOf(text), text);
    return null;
  };
  convertOffsets(map, value, null, note, surroundings);
  return [...texts.values()];
}

/** A key that identifies a text. */
export function keyOf(text: CountedText): string {
  return "words" in text ? `words ${text.words}` : `${text.documentId} ${text.revision}`;
}

interface Stretch {
  readonly start?: number;
  readonly end?: number;
}

/** The stretches of text in a value, in their order, including those given by their words alone. */
export function spansIn(map: OffsetMap, value: unknown): Stretch[] {
  if (value === null || value === undefined || map === "offset") return [];
  if ("text" in map) return spansIn(map.in, value);
  if ("each" in map) {
    return (value as readonly unknown[]).flatMap((item) => spansIn(map.each, item));
  }
  const { fields } = map;
  const own = fields.start === "offset" && fields.end === "offset" ? [value as Stretch] : [];
  const inner = Object.entries(fields).flatMap(([name, field]) =>
    spansIn(field, (value as Readonly<Record<string, unknown>>)[name]),
  );
  return [...own, ...inner];
}
