import { KINDS, QUOTATION_FORMS } from "../../contract/terms";
import { TECHNIQUES } from "../../tag/techniques";
import type { AboutText, IncomingAnnotation, KnownTag } from "./incoming";

type Kind = (typeof KINDS)[number];
export type Coding = Pick<IncomingAnnotation, "kind" | "tags" | "claim" | "quotation" | "rhetoric">;

/** The techniques by the label of SemEval-2023 Task 3, written as a slug. */
const SEMEVAL: ReadonlyMap<string, string> = new Map(
  TECHNIQUES.flatMap(({ semeval, slug }) => (semeval ? [[sluggish(semeval), slug] as const] : [])),
);

/** Labels of SemEval-2020 Task 11 that were called otherwise three years later. */
const EARLIER: Readonly<Record<string, string>> = {
  "black-and-white-fallacy": "false-dilemma-no-choice",
  "thought-terminating-cliches": "conversation-killer",
  bandwagon: "appeal-to-popularity",
  "straw-men": "straw-man",
};

/** A label without what programs change in it: case, underscores, blanks, commas. */
function sluggish(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/** The technique that a label of one of the SemEval tasks names, by its slug. */
export function techniqueOf(label: string): string | undefined {
  const slug = sluggish(label);
  return SEMEVAL.get(slug) ?? SEMEVAL.get(EARLIER[slug] ?? "");
}

/** Finds the tag of a codebook that labels of another program mean. */
export function codebookIndex({ codebook }: Pick<AboutText, "codebook">) {
  const known = new Map<string, KnownTag>();
  for (const tag of codebook.toReversed()) {
    known.set(sluggish(tag.label), tag);
    known.set(sluggish(tag.slug), tag);
  }
  return known;
}

/**
 * What labels of another program say of a passage. A label that names a kind of annotation, or a
 * tag of the codebook (`doubt`, `Loaded_Language`, `rhetoric:doubt`), is that; the first such label
 * decides the kind. Of the others, those that name a tag of that kind are that; all others are free
 * tags, as they are written.
 */
export function codedBy(labels: readonly string[], known: ReadonlyMap<string, KnownTag>): Coding {
  let kind: Kind | null = null;
  let detail: string | null = null;
  const tags: string[] = [];
  for (const raw of labels) {
    const label = raw.trim();
    if (label === "") continue;
    const read = readLabel(label, known);
    if (read && (kind === null || kind === read.kind) && !(detail && read.detail)) {
      kind = read.kind;
      detail ??= read.detail;
    } else if (!tags.includes(label)) {
      tags.push(label);
    }
  }
  const named = tags.map((tag) => {
    const entry = known.get(sluggish(tag));
    return entry?.kind === kind ? entry.slug : tag;
  });
  const rest = { kind: kind ?? "note", tags: [...new Set(named)] } as const;
  if (detail === null) return rest;
  if (kind === "claim") return { ...rest, claim: { type: detail } };
  if (kind === "quotation") return { ...rest, quotation: { form: detail } };
  return { ...rest, rhetoric: { technique: detail } };
}

function readLabel(
  label: string,
  known: ReadonlyMap<string, KnownTag>,
): { kind: Kind; detail: string | null } | null {
  const [, before = "", after = ""] = /^([a-z]+)\s*[:/.]\s*(\S.*)$/i.exec(label) ?? [];
  const named = kindOf(before);
  if (named && named !== "note") {
    const tag = known.get(sluggish(after));
    const detail = tag?.kind === named ? tag.slug : after;
    if (named !== "quotation" || isForm(detail)) return { kind: named, detail };
    return null;
  }
  const kind = kindOf(label);
  if (kind) return { kind, detail: null };
  const tag = known.get(sluggish(label)) ?? known.get(techniqueOf(label) ?? "");
  if (!tag || (tag.kind === "quotation" && !isForm(tag.slug))) return null;
  return { kind: tag.kind, detail: tag.slug };
}

function kindOf(label: string): Kind | undefined {
  return KINDS.find((kind) => kind === label.toLowerCase());
}

function isForm(slug: string): boolean {
  return QUOTATION_FORMS.some((form) => form === slug);
}
