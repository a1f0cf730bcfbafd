import { reason } from "../../reason";
import { isMembers, list, parseJson, strings, words, type Members } from "../read/json";
import { ownTerms, type Json } from "../w3c-terms";
import type { Code, CodebookToWrite } from "./code";
import { hexColour } from "./colour";
import { CodebookReading, noCodebook, type CodebookReader } from "./incoming";

const SKOS = "http://www.w3.org/2004/02/skos/core#";

/** Terms as they are in SKOS, and those of our own for what it has no word for. */
const CONTEXT = {
  skos: SKOS,
  dcterms: "http://purl.org/dc/terms/",
  owl: "http://www.w3.org/2002/07/owl#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  obelus: "urn:obelus:terms:",
  id: "@id",
  type: "@type",
  "dcterms:issued": { "@type": "xsd:dateTime" },
  "dcterms:isReplacedBy": { "@type": "@id" },
  "skos:inScheme": { "@type": "@id" },
  "skos:broader": { "@type": "@id" },
  "skos:topConceptOf": { "@type": "@id" },
  "skos:example": { "@container": "@set" },
  "obelus:counterExample": { "@container": "@set" },
  "obelus:nearMiss": { "@container": "@list" },
  "obelus:property": { "@container": "@list" },
  "obelus:choice": { "@container": "@list" },
} as const;

/**
 * A concept scheme of SKOS as JSON-LD 1.1, a concept for each tag, which is called by its address on
 * the codebook's page. What SKOS has no word for are terms of our own.
 */
export function* writeSkos(codebook: CodebookToWrite): Generator<string> {
  const { projectId, publicUrl, title, exportedAt, version, codes } = codebook;
  const scheme = `${publicUrl}/projects/${projectId}/codebook`;
  yield `{"@context":${JSON.stringify(CONTEXT)},"@graph":[\n`;
  yield JSON.stringify({
    id: scheme,
    type: "skos:ConceptScheme",
    "dcterms:title": title,
    "dcterms:issued": exportedAt,
    "owl:versionInfo": String(version),
  });
  for (const [at, code] of codes.entries()) {
    yield `,\n${JSON.stringify(conceptOf(code, at, scheme))}`;
  }
  yield "\n]}\n";
}

function conceptOf(code: Code, position: number, scheme: string): Json {
  const { kind, slug, parent, mergedInto, retired } = code;
  const iriOf = (other: string) => `${scheme}#${kind}-${other}`;
  return {
    id: iriOf(slug),
    type: "skos:Concept",
    "skos:inScheme": scheme,
    ...(parent === null ? { "skos:topConceptOf": scheme } : { "skos:broader": iriOf(parent) }),
    "skos:notation": slug,
    "skos:prefLabel": code.label,
    ...(code.definition === "" ? {} : { "skos:definition": code.definition }),
    ...(code.useWhen === "" ? {} : { "skos:scopeNote": code.useWhen }),
    ...(code.examples.length === 0 ? {} : { "skos:example": code.examples }),
    ...(retired ? { "owl:deprecated": true } : {}),
    ...(mergedInto === null ? {} : { "dcterms:isReplacedBy": iriOf(mergedInto) }),
    ...ownTerms({
      kind,
      position,
      avoidWhen: code.avoidWhen,
      counterExample: code.counterExamples.length === 0 ? null : code.counterExamples,
      nearMiss: code.nearMisses.map(({ slug: other, question, yes }) =>
        ownTerms({ slug: other, question, yes }),
      ),
      requires: code.requires,
      justify: code.justify,
      property: code.properties.map(({ id, name, type, required, choices }) =>
        ownTerms({ id, name, type, required, choice: choices }),
      ),
      colour: code.colour,
    }),
  };
}

const OWN = ["urn:obelus:terms:", "obelus:"] as const;
const PREFIXES = [
  [SKOS, "skos:"],
  ["http://purl.org/dc/terms/", "dcterms:"],
  ["http://www.w3.org/2002/07/owl#", "owl:"],
] as const;

/** The SKOS terms that stand without a prefix in contexts of many vocabularies. */
const BARE =
  /^(?:prefLabel|altLabel|notation|definition|scopeNote|note|example|broader|narrower|inScheme|topConceptOf|hasTopConcept|exactMatch)$/;

/** A concept whose terms have their usual prefixes, whether they were written out or had none. */
function concise(node: Members): Members {
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [conciseName(name), value]),
  );
}

function conciseName(name: string): string {
  if (name.startsWith(OWN[0])) return OWN[1] + name.slice(OWN[0].length);
  for (const [iri, prefix] of PREFIXES) {
    if (name.startsWith(iri)) return prefix + name.slice(iri.length);
  }
  return BARE.test(name) ? `skos:${name}` : name;
}

const iriOf = (value: unknown): string => {
  if (typeof value === "string") return value;
  return isMembers(value) ? words(value["@id"] ?? value.id) : "";
};

/** The first of several values, the English one or one of no language before others. */
function textOf(value: unknown): string | undefined {
  const all = list(value).flatMap((one): { text: string; language: string }[] => {
    if (typeof one === "string") return [{ text: one, language: "" }];
    if (!isMembers(one)) return [];
    if (typeof one["@value"] === "string") {
      return [{ text: one["@value"], language: words(one["@language"]) }];
    }
    // A map of languages.
    return Object.entries(one).flatMap(([language, inside]) =>
      strings(inside).map((text) => ({ text, language })),
    );
  });
  const best =
    all.find(({ language }) => /^en\b/i.test(language)) ??
    all.find(({ language }) => language === "") ??
    all[0];
  return best?.text;
}

/** The items of a list, also where JSON-LD was expanded. */
function itemsOf(value: unknown): readonly unknown[] {
  return list(value).flatMap((one) =>
    isMembers(one) && Array.isArray(one["@list"]) ? (one["@list"] as unknown[]) : [one],
  );
}

const isWord = (value: unknown, word: string): boolean =>
  list(value).some((one) => conciseName(words(one)) === word || words(one) === word.slice(5));

const valueOf = (value: unknown): unknown => {
  const [one] = itemsOf(value);
  return isMembers(one) && "@value" in one ? one["@value"] : one;
};

/**
 * The concepts of a SKOS vocabulary in JSON-LD: compact as we write it, with the usual prefixes, or
 * expanded. Of labels in several languages the English one is read. A concept with several broader
 * ones stands under the first.
 */
export const readSkos: CodebookReader = (content) => {
  const parsed = parseJson(content);
  if (!parsed.ok) return noCodebook(parsed.why);
  const root = parsed.value;
  const all = isMembers(root) && "@graph" in root ? list(root["@graph"]) : list(root);
  const concepts = all
    .filter((one) => isMembers(one))
    .map(concise)
    .filter((one) => isWord(one["@type"] ?? one.type, "skos:Concept"));
  if (concepts.length === 0) return noCodebook(reason("Refusals.codebookFile.notSkos"));
  const above = new Map<string, string>();
  for (const one of concepts) {
    for (const narrower of list(one["skos:narrower"])) above.set(iriOf(narrower), idOf(one));
  }
  const order = (one: Members) => Number(valueOf(one["obelus:position"]) ?? Number.NaN);
  const areOrdered = concepts.every((one) => Number.isFinite(order(one)));
  const sorted = areOrdered ? concepts.toSorted((a, b) => order(a) - order(b)) : concepts;
  const reading = new CodebookReading();
  for (const [at, one] of sorted.entries()) {
    const id = idOf(one);
    const broader = list(one["skos:broader"]).map(iriOf);
    const label = textOf(
      one["skos:prefLabel"] ?? one["http://www.w3.org/2000/01/rdf-schema#label"],
    );
    if (broader.length > 1) reading.notice("Refusals.codebookFile.notices.broader", label ?? id);
    const kind = valueOf(one["obelus:kind"]);
    const notation = valueOf(one["skos:notation"]);
    const merged = one["dcterms:isReplacedBy"];
    const parent = broader[0] ?? above.get(id) ?? null;
    reading.add({
      line: at + 1,
      names: [id],
      label,
      parent,
      ...(kind === undefined ? {} : { kind }),
      ...(typeof notation === "string" || typeof notation === "number"
        ? { slug: String(notation) }
        : {}),
      ...(merged === undefined ? {} : { mergedInto: iriOf(list(merged)[0]) }),
      fields: fieldsOf(one, kind !== undefined),
    });
  }
  return reading.finish();
};

function idOf(one: Members): string {
  return words(one["@id"] ?? one.id);
}

/** What a concept says; our own ones, which have a kind, say of everything else that it is empty. */
function fieldsOf(one: Members, isOurs: boolean) {
  const own = (name: string) => one[`obelus:${name}`];
  const ifThere = (field: string, value: unknown, empty: unknown) => {
    if (value !== undefined) return { [field]: value };
    return isOurs ? { [field]: empty } : {};
  };
  const texts = (value: unknown) =>
    value === undefined ? undefined : itemsOf(value).flatMap((each) => textOf(each) ?? []);
  const parts = (value: unknown) =>
    value === undefined
      ? undefined
      : itemsOf(value)
          .filter((each) => isMembers(each))
          .map(concise);
  const colour = valueOf(own("colour"));
  const deprecated = valueOf(one["owl:deprecated"]);
  return {
    ...ifThere("definition", textOf(one["skos:definition"]), ""),
    ...ifThere("useWhen", textOf(one["skos:scopeNote"]), ""),
    ...ifThere("avoidWhen", textOf(own("avoidWhen")), ""),
    ...ifThere("examples", texts(one["skos:example"]), []),
    ...ifThere("counterExamples", texts(own("counterExample")), []),
    ...ifThere(
      "nearMisses",
      parts(own("nearMiss"))?.map((miss) => {
        const yes = textOf(miss["obelus:yes"]);
        return {
          slug: textOf(miss["obelus:slug"]) ?? "",
          question: textOf(miss["obelus:question"]) ?? "",
          ...(yes === undefined ? {} : { yes }),
        };
      }),
      [],
    ),
    ...ifThere("requires", textOf(own("requires")), ""),
    ...ifThere(
      "justify",
      own("justify") === undefined ? undefined : isTruth(own("justify")),
      false,
    ),
    ...ifThere(
      "properties",
      parts(own("property"))?.map((property) => ({
        id: textOf(property["obelus:id"]) ?? "",
        name: textOf(property["obelus:name"]) ?? "",
        type: textOf(property["obelus:type"]) ?? "",
        required: isTruth(property["obelus:required"]),
        choices: itemsOf(property["obelus:choice"]).flatMap((each) => textOf(each) ?? []),
      })),
      [],
    ),
    ...ifThere(
      "colour",
      typeof colour === "string" ? (hexColour(colour) ?? colour) : undefined,
      "",
    ),
    ...ifThere("retired", deprecated === undefined ? undefined : isTruth(deprecated), false),
  };
}

function isTruth(value: unknown): boolean {
  const one = valueOf(value);
  return one === true || one === "true";
}
