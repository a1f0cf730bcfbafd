import { logger, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { SOURCE_FORMATS, type SourceFormatId } from "@/lib/contract/formats";
import { splitBibtex, type BibtexEntry } from "@/lib/format/sources/bibtex";
import { checkedItem } from "@/lib/format/sources/checked";
import { splitCsl } from "@/lib/format/sources/csl";
import type { Entry, IncomingSource, Split, UnreadSource } from "@/lib/format/sources/incoming";
import { sourceFormatOf } from "@/lib/format/sources/kind";
import { splitRis } from "@/lib/format/sources/ris";
import { splitZoteroRdf } from "@/lib/format/sources/zotero-rdf";
import { reason, type Reason } from "@/lib/reason";
import type { Csl } from "@/lib/source/citation";
import { knownSource, type KnownSource } from "@/server/source/known-source";
import { textIn } from "./import-readers";

// The library can fetch what an address names. Each call names the one format it reads, and the
// readers that fetch are taken out.
plugins.remove("@else");
logger.level = "silent";

export interface SourceFile {
  /** Null where the bytes are to say it. */
  readonly format: SourceFormatId | null;
  readonly bytes: Uint8Array;
}

/** A reference of a file, as the source it would be. */
export type ReadSource = Pick<IncomingSource, "line" | "name"> & { readonly source: KnownSource };

export interface ReadSources {
  readonly format: SourceFormatId;
  readonly sources: readonly ReadSource[];
  readonly unread: readonly UnreadSource[];
  readonly notices: readonly Reason[];
}

export type SourceFileOutcome =
  | { readonly ok: true; readonly value: ReadSources }
  | {
      readonly ok: false;
      readonly problem: "not-understood" | "not-this-type" | "too-large";
      readonly why: Reason;
    };

/** Reads the references of a file. Runs in a thread of its own: what is sent may be anything. */
export function readSourceFile({ format: named, bytes }: SourceFile): SourceFileOutcome {
  const text = textIn(bytes);
  if (!text.ok) return text;
  const content = text.value.replace(/\r\n?/g, "\n");
  const format = sourceFormatOf(content);
  if (format === null) {
    const why = reason("Refusals.sourceFile.unknown");
    return { ok: false, problem: "not-understood", why };
  }
  if (named !== null && named !== format) {
    const params = { is: labelOf(format), named: labelOf(named) };
    const why = reason("Refusals.sourceFile.otherFormat", params);
    return { ok: false, problem: "not-this-type", why };
  }
  const read = READERS[format](content);
  if (!read.ok) return read;
  const sources: ReadSource[] = [];
  const unread = [...read.unread];
  const leftOut = new Map<string, number>();
  const missing = [...(read.leftOut ?? [])];
  const lineOf = new Map<string, number>();
  for (const { line, name, item, leftOut: others } of read.items) {
    const checked = checkedItem(item);
    missing.push(...new Set([...others, ...checked.leftOut]));
    const source = knownSource(checked.csl);
    const before = source ? lineOf.get(source.key) : undefined;
    if (!source) unread.push({ line, name, why: reason("Refusals.source.nameless") });
    else if (before !== undefined) {
      unread.push({ line, name, why: reason("Refusals.sourceFile.twice", { line: before }) });
    } else {
      lineOf.set(source.key, line);
      sources.push({ line, name, source });
    }
  }
  for (const name of missing) leftOut.set(name, (leftOut.get(name) ?? 0) + 1);
  if (sources.length + unread.length === 0) {
    return { ok: false, problem: "not-understood", why: reason("Refusals.sourceFile.none") };
  }
  const names = [...leftOut]
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} (${count})`);
  const notices = names.length > 0 ? [reason("Refusals.sourceFile.leftOut", { names })] : [];
  unread.sort((a, b) => a.line - b.line);
  return { ok: true, value: { format, sources, unread, notices } };
}

type Read = Split<IncomingSource> & { readonly leftOut?: readonly string[] };

const READERS: Readonly<Record<SourceFormatId, (text: string) => Read>> = {
  bibtex: (text) => understood(splitBibtex(text), itemOfBibtex, (name) => !BIBTEX_FIELDS.has(name)),
  ris: (text) => understood(splitRis(text), itemOfRis, (name) => !RIS_TAGS.has(name)),
  csl: splitCsl,
  "zotero-rdf": splitZoteroRdf,
};

/** Each entry is read by itself, so that one that can not be read is named and the others come in. */
function understood<One extends Entry>(
  split: Split<One>,
  itemOf: (entry: One) => Csl | undefined,
  isUnknown: (field: string) => boolean,
): Read {
  if (!split.ok) return split;
  const items: IncomingSource[] = [];
  const unread = [...split.unread];
  for (const entry of split.items) {
    const { line, name, fields } = entry;
    let item: Csl | undefined;
    try {
      item = itemOf(entry);
    } catch {
      item = undefined;
    }
    if (item) items.push({ line, name, item, leftOut: fields.filter(isUnknown) });
    else unread.push({ line, name, why: reason("Refusals.source.unreadable") });
  }
  return { ok: true, items, unread };
}

/**
 * Corrects what the library makes of an entry: a body in braces is no person with a family name alone,
 * and the type of the entry is not what a thesis or report calls itself.
 */
function corrected(item: Csl | undefined): Csl | undefined {
  if (!item) return undefined;
  const fields = Object.entries(item).map(([name, value]): [string, unknown] =>
    Array.isArray(value) ? [name, value.map(bodyOrPerson)] : [name, value],
  );
  const { genre, ...rest } = Object.fromEntries(fields);
  if (typeof rest.keyword === "string") rest.keyword = rest.keyword.split(/,\s*/).join(", ");
  if (genre === undefined || genre === "phdthesis" || genre === "techreport") return rest;
  return { ...rest, genre: genre === "mastersthesis" ? "Master’s thesis" : genre };
}

function bodyOrPerson(name: unknown): unknown {
  if (typeof name !== "object" || name === null) return name;
  const { family, ...rest } = name as Readonly<Record<string, unknown>>;
  return family !== undefined && Object.keys(rest).length === 0 ? { literal: family } : name;
}

function parsed(words: string, forceType: "@biblatex/text" | "@ris/file"): Csl | undefined {
  return plugins.input.chain(words, { forceType, generateGraph: false }).at(-1);
}

/** What an entry does not say, the one it refers to says; of that, the title is what it stands in. */
function itemOfBibtex({ text, parent }: BibtexEntry): Csl | undefined {
  const own = corrected(parsed(text, "@biblatex/text"));
  if (!own || parent === null) return own;
  const {
    title,
    author: _,
    type: _type,
    DOI: _doi,
    page: _page,
    ...rest
  } = corrected(parsed(parent, "@biblatex/text")) ?? {};
  return { ...rest, ...(title === undefined ? {} : { "container-title": title }), ...own };
}

/** The library passes over the authors and the DOI of some types, such as articles of newspapers. */
function itemOfRis({ text }: Entry): Csl | undefined {
  const item = parsed(text, "@ris/file");
  if (!item) return undefined;
  const valuesOf = (tag: string) =>
    [...text.matchAll(new RegExp(`^${tag}  - (.+)$`, "gm"))].map(([, value = ""]) => value.trim());
  const authors = [...valuesOf("AU"), ...valuesOf("A1")].map((name) => {
    const [family = "", first = ""] = name.split(/,\s*/, 2);
    return first ? { family, given: first } : { literal: name };
  });
  const doi = valuesOf("DO")[0];
  const { reporter: _, ...rest } = item;
  return {
    ...(authors.length > 0 && !item.director && !item.editor ? { author: authors } : {}),
    ...(doi === undefined ? {} : { DOI: doi }),
    ...rest,
  };
}

function labelOf(format: SourceFormatId): string {
  return SOURCE_FORMATS.find(({ id }) => id === format)?.label ?? format;
}

/** The fields that Citation.js has a place for, with those that only hold an entry together. */
const BIBTEX_FIELDS = new Set(
  `note numpages pmid pmcid annote address eprint archiveprefix eprinttype eprintclass journal school
  abstract urldate annotation author library chapter bookauthor maintitle mainsubtitle maintitleaddon
  booktitle booksubtitle booktitleaddon journaltitle journalsubtitle journaltitleaddon shortjournal
  number series shortseries doi edition editor entrysubtype type eventdate venue eventtitle
  eventtitleaddon isbn issn issue date year month day location keywords language langid addendum eid
  isan ismn isrn iswc origdate origlocation origpublisher origtitle pages pagetotal part publisher
  organization institution howpublished bookpagination pubstate shorttitle title subtitle titleaddon
  translator url version volume volumes issuetitle issuesubtitle issuetitleaddon crossref`.split(
    /\s+/,
  ),
);
const RIS_TAGS = new Set(
  `TY ID A1 A2 A3 A4 AB AU AV BT C1 C2 C3 C4 C5 C6 C7 CN CY DA DB DO DP ED EP ET IS J1 J2 JA JF JO KW
  L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PY RI RN RP SE SN SP ST SV T1 T2 T3 TA TI TT UR VL Y1 Y2`.split(
    /\s+/,
  ),
);
