import { isMembers, list, type Members } from "./json";
import { isType, MAX_DEPTH } from "./w3c-items";
import { isIri, type Wrong } from "./w3c-wrong";

const SETS = ["Composite", "List", "Independents", "Choice"];

/** What is wrong with a body, a target, or what a set holds (sections 3.2 and 4 of the model). */
export function wrongResource(
  value: unknown,
  path: string,
  wrong: Wrong,
  isPlain: boolean,
  depth: number,
): void {
  if (depth > MAX_DEPTH) return wrong.add(path, "tooDeep");
  if (typeof value === "string") {
    if (!isIri(value)) wrong.add(path, "iri");
    return;
  }
  if (!isMembers(value)) return wrong.add(path, "resource");
  wrong.oneIri(value.id, `${path}.id`);
  wrong.motives(value.purpose, `${path}.purpose`, isPlain);
  for (const name of ["created", "modified", "generated"]) {
    wrong.moment(value[name], `${path}.${name}`);
  }
  if (isType(value, ...SETS)) return set(value, path, wrong, isPlain, depth);
  if (isType(value, "SpecificResource") || value.source !== undefined) {
    return specific(value, path, wrong, depth);
  }
  if (isType(value, "TextualBody")) {
    if (typeof value.value !== "string") wrong.add(`${path}.value`, "oneString");
  } else if (value.id === undefined && value.value === undefined) {
    wrong.add(`${path}.id`, "iri");
  }
  const { textDirection } = value;
  if (textDirection !== undefined && !["ltr", "rtl", "auto"].includes(textDirection as string)) {
    wrong.add(`${path}.textDirection`, "direction");
  }
  wrong.oneString(value.processingLanguage, `${path}.processingLanguage`);
}

function set(value: Members, path: string, wrong: Wrong, isPlain: boolean, depth: number): void {
  const items = list(value.items);
  if (items.length === 0) wrong.add(`${path}.items`, "items");
  items.forEach((one, at) => {
    wrongResource(one, `${path}.items.${at}`, wrong, isPlain, depth + 1);
  });
}

function specific(value: Members, path: string, wrong: Wrong, depth: number): void {
  const { source } = value;
  if (Array.isArray(source)) wrong.add(`${path}.source`, "several");
  else if (!isMembers(source) && !isIri(source)) wrong.add(`${path}.source`, "source");
  selectors(value.selector, `${path}.selector`, wrong, depth);
  list(value.state).forEach((one, at) => {
    if (!isMembers(one) && !isIri(one)) wrong.add(`${path}.state.${at}`, "resource");
    else if (isMembers(one))
      selectors(one.refinedBy, `${path}.state.${at}.refinedBy`, wrong, depth);
  });
}

function selectors(value: unknown, path: string, wrong: Wrong, depth: number): void {
  if (depth > MAX_DEPTH) return wrong.add(path, "tooDeep");
  list(value).forEach((one, at) => {
    const here = Array.isArray(value) ? `${path}.${at}` : path;
    if (isMembers(one)) selector(one, here, wrong, depth);
    else if (!isIri(one)) wrong.add(here, "resource");
  });
}

/** Selectors by a value that is one string. */
const BY_VALUE = ["FragmentSelector", "CssSelector", "XPathSelector"];

function selector(value: Members, path: string, wrong: Wrong, depth: number): void {
  if (isType(value, "TextQuoteSelector")) {
    if (typeof value.exact !== "string") wrong.add(`${path}.exact`, "oneString");
    wrong.oneString(value.prefix, `${path}.prefix`);
    wrong.oneString(value.suffix, `${path}.suffix`);
  } else if (isType(value, "TextPositionSelector", "DataPositionSelector")) {
    for (const name of ["start", "end"]) {
      if (!isCount(value[name])) wrong.add(`${path}.${name}`, "count");
    }
  } else if (isType(value, ...BY_VALUE)) {
    if (typeof value.value !== "string") wrong.add(`${path}.value`, "oneString");
  } else if (isType(value, "SvgSelector")) {
    wrong.oneString(value.value, `${path}.value`);
    if (value.value === undefined && value.id === undefined)
      wrong.add(`${path}.value`, "oneString");
  } else if (isType(value, "RangeSelector")) {
    for (const name of ["startSelector", "endSelector"]) {
      if (list(value[name]).length !== 1) wrong.add(`${path}.${name}`, "selector");
      else selectors(value[name], `${path}.${name}`, wrong, depth + 1);
    }
  }
  selectors(value.refinedBy, `${path}.refinedBy`, wrong, depth + 1);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}
