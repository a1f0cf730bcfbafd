import { reason } from "../../reason";
import { isMembers, list, parseJson, words, type Members } from "../read/json";
import type { Code, CodebookToWrite } from "./code";
import { CodebookReading, noCodebook, type CodebookReader } from "./incoming";

const FORMAT = "obelus-codebook";

/** The codebook with everything that its tags have, a tag on each line. */
export function* writeJson(codebook: CodebookToWrite): Generator<string> {
  const { title, version, exportedAt, codes } = codebook;
  const head = { format: FORMAT, formatVersion: 1, project: title, version, exportedAt };
  yield `${JSON.stringify(head).slice(0, -1)},"codes":[`;
  for (const [at, code] of codes.entries()) {
    yield `${at === 0 ? "\n" : ",\n"}${JSON.stringify(code)}`;
  }
  yield "\n]}\n";
}

/** What holds the codes: our own file, an answer of the API, or what other programs call them. */
const LISTS = ["codes", "items", "tags", "labels"] as const;
const LABELS = ["label", "name", "title", "text"] as const;
const ALIKE = ["useWhen", "avoidWhen", "examples", "counterExamples", "nearMisses"] as const;
const OTHERS = ["requires", "justify", "properties"] as const;

/** Names of our own, of what other programs have, and of a tag as the API answers it. */
const KNOWN = new Set<string>(
  [
    LABELS,
    ALIKE,
    OTHERS,
    ["definition", "description", "colour", "color", "retired", "retiredAt"],
    ["kind", "slug", "parent", "mergedInto"],
    ["id", "projectId", "position", "createdAt", "updatedAt", "version"],
  ].flat(),
);

/** Our own file, the API's list of tags, or a list of objects with at least a `label` or `name`. */
export const readJson: CodebookReader = (content) => {
  const parsed = parseJson(content);
  if (!parsed.ok) return noCodebook(parsed.why);
  const all = listIn(parsed.value);
  if (!all) return noCodebook(reason("Refusals.codebookFile.notJson"));
  const reading = new CodebookReading();
  for (const [at, one] of all.entries()) {
    const line = at + 1;
    if (!isMembers(one)) {
      reading.refuse(line, words(one), reason("Refusals.codebookFile.notACode"));
      continue;
    }
    for (const name of Object.keys(one)) {
      if (!KNOWN.has(name)) reading.notice("Refusals.codebookFile.notices.fields", name);
    }
    const label = LABELS.map((name) => one[name]).find((value) => value !== undefined);
    const names = ["slug", "id"].map((name) => words(one[name])).filter((name) => name !== "");
    reading.add({
      line,
      names: [...names, words(label)],
      label,
      ...("kind" in one ? { kind: one.kind } : {}),
      ...("slug" in one ? { slug: one.slug } : {}),
      ...("parent" in one ? { parent: one.parent } : {}),
      ...("mergedInto" in one ? { mergedInto: one.mergedInto } : {}),
      fields: fieldsOf(one),
    });
  }
  return reading.finish();
};

function listIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value as unknown[];
  if (!isMembers(value)) return null;
  const name = LISTS.find((one) => Array.isArray(value[one]));
  return name === undefined ? null : list(value[name]);
}

function fieldsOf(one: Members): { readonly [Field in keyof Partial<Code>]?: unknown } {
  const definition = one.definition ?? one.description;
  const colour = one.colour ?? one.color;
  const retired =
    one.retired ??
    ("retiredAt" in one ? one.retiredAt !== null && one.retiredAt !== "" : undefined);
  const present = [...ALIKE, ...OTHERS].filter((name) => one[name] !== undefined);
  return {
    ...(definition === undefined || definition === null ? {} : { definition }),
    ...Object.fromEntries(present.map((name) => [name, one[name]])),
    ...(colour === undefined || colour === null ? {} : { colour }),
    ...(retired === undefined ? {} : { retired }),
  };
}
