import { elementsIn, attribute, type Element } from "./html-tree";

type Thing = Readonly<Record<string, unknown>>;

/** The article that a page describes in JSON-LD (schema.org), and the page itself. */
export interface LinkedData {
  readonly article: Thing;
  readonly page: Thing;
  /** What a reference by `@id` stands for; anything else is returned as it is. */
  resolve(value: unknown): unknown;
}

const MAX_THINGS = 2_000;

export function linkedDataOf(root: Parameters<typeof elementsIn>[0]): LinkedData {
  const things: Thing[] = [];
  for (const element of elementsIn(root)) {
    if (element.tagName !== "script") continue;
    if (!/^application\/ld\+json\b/i.test(attribute(element, "type") ?? "")) continue;
    collect(parsed(element), things, 0);
  }
  const byId = new Map<string, Thing>();
  for (const thing of things) {
    const id = thing["@id"];
    if (typeof id === "string" && Object.keys(thing).length > 1 && !byId.has(id)) {
      byId.set(id, thing);
    }
  }
  const first = (types: RegExp) =>
    things.find((thing) => typesOf(thing).some((type) => types.test(type))) ?? {};
  return {
    article: first(/Article|Posting|Report(?!age)|Review$|CreativeWork$|Recipe$/),
    page: first(/WebPage$|ItemPage$/),
    resolve: (value) =>
      isThing(value) && typeof value["@id"] === "string" && value["name"] === undefined
        ? (byId.get(value["@id"]) ?? value)
        : value,
  };
}

/** The types of a thing, which may be anything that JSON can hold. */
function typesOf({ "@type": type }: Thing): string[] {
  const types: unknown[] = Array.isArray(type) ? type : [type];
  return types.filter((one) => typeof one === "string");
}

/** All objects of a block in reading order; recursive to a small depth. */
function collect(data: unknown, things: Thing[], depth: number): void {
  if (depth > 4 || things.length > MAX_THINGS) return;
  if (Array.isArray(data)) for (const one of data) collect(one, things, depth + 1);
  else if (isThing(data)) {
    things.push(data);
    for (const key of ["@graph", "mainEntity", "mainEntityOfPage", "author"]) {
      collect(data[key], things, depth + 1);
    }
  }
}

/** Many pages carry JSON with comments around it or line ends in strings; some none that is valid. */
function parsed(script: Element): unknown {
  const source = uncommented(
    script.childNodes.map((node) => ("value" in node ? node.value : "")).join(""),
  );
  for (const json of [source, source.replace(/[\x00-\x1f]+/g, " ").replace(/,(\s*[}\]])/g, "$1")]) {
    try {
      return JSON.parse(json) as unknown;
    } catch {
      // The other metadata of the page is still there.
    }
  }
  return null;
}

/**
 * JSON without the comment around it. Its end is taken off piece by piece: as one expression, blanks
 * could be parted between the pieces in n³ ways.
 */
function uncommented(written: string): string {
  const source = written.trim().replace(/^(?:\/\/\s*|\/\*\s*)?<!(?:\[CDATA\[|--)\s*(?:\*\/)?/, "");
  const end = without(without(source, ";"), "*/");
  const inner = without(end, "]]>", "-->");
  return inner === end ? source : without(inner, "//", "/*");
}

/** Words without one of these signs at their end, and without the blanks before it. */
function without(words: string, ...signs: readonly string[]): string {
  const sign = signs.find((one) => words.endsWith(one));
  return sign === undefined ? words : words.slice(0, -sign.length).trimEnd();
}

export function isThing(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
