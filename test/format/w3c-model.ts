/**
 * The MUSTs of the W3C Web Annotation Data Model (Recommendation of 23 February 2017) for what
 * Obelus and the model's own examples use: every way in which a value breaks them, as
 * `path: what is wrong`. Nothing of ours is named here.
 */
export function wrongInW3c(value: unknown): string[] {
  const wrong: string[] = [];
  if (!isObject(value)) return ["$: is no object"];
  contextIn(value, wrong);
  if (is(value, "AnnotationCollection")) collection(value, "$", wrong);
  else if (is(value, "AnnotationPage")) page(value, "$", wrong);
  else annotation(value, "$", wrong);
  keys(value, "$", prefixesOf(value), wrong);
  return wrong;
}

type Thing = Readonly<Record<string, unknown>>;

const ANNO = "http://www.w3.org/ns/anno.jsonld";
const MOTIVATIONS = (
  "assessing bookmarking classifying commenting describing editing highlighting identifying " +
  "linking moderating questioning replying tagging"
).split(" ");

/** Every term of http://www.w3.org/ns/anno.jsonld that is a property, and the keywords it renames. */
const TERMS = new Set(
  (
    "id type motivation body target bodyValue created modified generated creator generator rights " +
    "canonical via audience name nickname email email_sha1 homepage format language textDirection " +
    "processingLanguage value purpose accessibility source selector state scope renderedVia styleClass " +
    "stylesheet exact prefix suffix start end startSelector endSelector refinedBy conformsTo " +
    "cached sourceDate sourceDateStart sourceDateEnd items first last next prev partOf startIndex total label"
  ).split(" "),
);

function contextIn(value: Thing, wrong: string[]): void {
  const context = value["@context"];
  const all = Array.isArray(context) ? context : [context];
  if (!all.includes(ANNO)) wrong.push("$.@context: does not name the model's context");
}

function prefixesOf(value: Thing): string[] {
  const context = value["@context"];
  const all: unknown[] = Array.isArray(context) ? context : [context];
  // The model's context defines these itself.
  const known = ["schema", "dc", "dcterms", "dctypes", "foaf", "rdf", "rdfs", "skos", "xsd", "oa"];
  return [...known, ...all.flatMap((one) => (isObject(one) ? Object.keys(one) : []))];
}

function keys(value: unknown, path: string, prefixes: readonly string[], wrong: string[]): void {
  if (Array.isArray(value)) value.forEach((one, i) => keys(one, `${path}.${i}`, prefixes, wrong));
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "@context") {
      if (path !== "$") wrong.push(`${path}.@context: stands only at the top`);
      continue;
    }
    const [prefix, term] = key.split(":");
    if (!TERMS.has(key) && !(term && prefixes.includes(prefix ?? ""))) {
      wrong.push(`${path}.${key}: has no meaning in this context`);
    }
    keys(inner, `${path}.${key}`, prefixes, wrong);
  }
}

function collection(value: Thing, path: string, wrong: string[]): void {
  iri(value.id, `${path}.id`, wrong);
  const { total, first } = value;
  if (total !== undefined && !count(total)) wrong.push(`${path}.total: is no count`);
  if (total === 0 && first !== undefined) wrong.push(`${path}.first: is a page of nothing`);
  if (total !== 0 && first === undefined) wrong.push(`${path}.first: is missing`);
  if (isObject(first)) page(first, `${path}.first`, wrong);
  else if (first !== undefined) iri(first, `${path}.first`, wrong);
  if (isObject(first) && Array.isArray(first.items) && first.next === undefined) {
    if (first.items.length !== total) wrong.push(`${path}.total: is not how many there are`);
  }
}

function page(value: Thing, path: string, wrong: string[]): void {
  iri(value.id, `${path}.id`, wrong);
  if (!is(value, "AnnotationPage")) wrong.push(`${path}.type: is no AnnotationPage`);
  const { items } = value;
  if (!Array.isArray(items) || items.length === 0) wrong.push(`${path}.items: is empty`);
  else items.forEach((one, i) => annotation(one, `${path}.items.${i}`, wrong));
  if (value.startIndex !== undefined && !count(value.startIndex)) {
    wrong.push(`${path}.startIndex: is no count`);
  }
}

function annotation(value: unknown, path: string, wrong: string[]): void {
  if (!isObject(value)) return void wrong.push(`${path}: is no object`);
  iri(value.id, `${path}.id`, wrong);
  if (!is(value, "Annotation")) wrong.push(`${path}.type: is no Annotation`);
  const targets = list(value.target);
  if (targets.length === 0) wrong.push(`${path}.target: is missing`);
  targets.forEach((one, i) => resource(one, `${path}.target.${i}`, wrong));
  list(value.body).forEach((one, i) => resource(one, `${path}.body.${i}`, wrong));
  if (value.bodyValue !== undefined) {
    if (typeof value.bodyValue !== "string") wrong.push(`${path}.bodyValue: is no string`);
    if (value.body !== undefined) wrong.push(`${path}.bodyValue: stands beside a body`);
  }
  motives(value.motivation, `${path}.motivation`, wrong);
  for (const when of ["created", "modified", "generated"]) {
    const moment = value[when];
    if (moment !== undefined && (typeof moment !== "string" || !DATE_TIME.test(moment))) {
      wrong.push(`${path}.${when}: is no single xsd:dateTime`);
    }
  }
  for (const who of ["creator", "generator"]) {
    for (const one of list(value[who])) {
      if (typeof one !== "string" && !isObject(one)) wrong.push(`${path}.${who}: is nobody`);
    }
  }
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function resource(value: unknown, path: string, wrong: string[]): void {
  if (typeof value === "string") return iri(value, path, wrong);
  if (!isObject(value)) return void wrong.push(`${path}: is neither an IRI nor an object`);
  if (Array.isArray(value.items)) {
    value.items.forEach((one, i) => resource(one, `${path}.items.${i}`, wrong));
    return;
  }
  motives(value.purpose, `${path}.purpose`, wrong);
  if (is(value, "TextualBody") || value.value !== undefined) {
    if (typeof value.value !== "string") wrong.push(`${path}.value: is not exactly one string`);
  } else if (is(value, "SpecificResource") || value.source !== undefined) {
    if (list(value.source).length !== 1) wrong.push(`${path}.source: is not exactly one`);
    if (typeof value.source === "string") iri(value.source, `${path}.source`, wrong);
    list(value.selector).forEach((one, i) => selector(one, `${path}.selector.${i}`, wrong));
  } else {
    iri(value.id, `${path}.id`, wrong);
  }
}

function selector(value: unknown, path: string, wrong: string[]): void {
  if (typeof value === "string") return iri(value, path, wrong);
  if (!isObject(value)) return void wrong.push(`${path}: is neither an IRI nor an object`);
  if (is(value, "TextQuoteSelector")) {
    if (typeof value.exact !== "string") wrong.push(`${path}.exact: is not exactly one string`);
    for (const side of ["prefix", "suffix"]) {
      if (value[side] !== undefined && typeof value[side] !== "string") {
        wrong.push(`${path}.${side}: is more than one`);
      }
    }
  }
  if (is(value, "TextPositionSelector")) {
    if (!count(value.start) || !count(value.end)) wrong.push(`${path}: has no two positions`);
    else if ((value.start as number) > (value.end as number)) wrong.push(`${path}: is reversed`);
  }
}

function motives(value: unknown, path: string, wrong: string[]): void {
  for (const one of list(value)) {
    const known = typeof one === "string" && (MOTIVATIONS.includes(one) || one.includes(":"));
    if (!known) wrong.push(`${path}: ${String(one)} is no motivation`);
  }
}

function iri(value: unknown, path: string, wrong: string[]): void {
  const good = typeof value === "string" && /^[A-Za-z][\w+.-]*:[^\s<>"{}|\\^`]+$/.test(value);
  if (!good) wrong.push(`${path}: is not exactly one IRI`);
}

function is(value: Thing, type: string): boolean {
  return list(value.type).includes(type);
}

function list(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function count(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
