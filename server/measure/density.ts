import "server-only";
import { group } from "d3-array";
import { type Kind } from "@/lib/annotation/annotation";
import { density, usualWindow } from "@/lib/measure/density";
import { wordAtOffset } from "@/lib/measure/measured-text";
import { done, refused, type Outcome } from "@/lib/outcome";
import { read } from "@/server/platform/db";
import { findMembership, findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { readDensityCall } from "@/lib/contract/measures";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { AnswerOf } from "@/lib/contract/operation";
import { measureTexts, textsOf, textsWhere, type Text, type TextInWords } from "./measured-texts";
import { readTagTree } from "@/server/tag/tree";
import { countableBy, unplacedFor } from "./uses";
import { KINDS } from "@/lib/contract/terms";

/** How often something stands along a text. */
type DensitySeries = Density["series"][number];

export type Density = InUtf16<AnswerOf<typeof readDensityCall>>;

interface Use {
  readonly kind: Kind;
  readonly slug: string | null;
  readonly word: number;
}

/** How thick kinds, families of techniques and tags lie along a text. Offsets are UTF-16. */
export async function readDensity(
  viewer: Viewer,
  documentId: string,
  options: DensityOptions,
): Promise<Outcome<Density>> {
  const membership = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const texts = await textsWhere({ id: documentId });
  const [density] = await densitiesOf(viewer, membership.projectId, texts, options);
  return density ? done(density) : refused("not-found");
}

interface DensityOptions {
  /** In words. */
  readonly window?: number;
  readonly points?: number;
}

/** The densities of some texts of one project, in as many statements as that of one. */
async function densitiesOf(
  viewer: Viewer,
  projectId: string,
  texts: readonly Text[],
  options: DensityOptions,
): Promise<Density[]> {
  const measured = await measureTexts(texts);
  const rows = await read.annotation.findMany({
    where: {
      projectId,
      OR: measured.map(({ id, revision }) => ({ documentId: id, revision })),
      ...countableBy(viewer),
    },
    orderBy: [{ documentId: "asc" }, { start: "asc" }, { id: "asc" }],
    select: {
      documentId: true,
      kind: true,
      start: true,
      claimType: true,
      quotationForm: true,
      rhetoricTechnique: true,
    },
  });
  const unplaced = await read.annotation.groupBy({
    by: ["documentId"],
    where: {
      projectId,
      documentId: { in: measured.map(({ id }) => id) },
      ...unplacedFor(viewer),
    },
    _count: { _all: true },
  });
  const unplacedIn = new Map(unplaced.map((one) => [one.documentId, one._count._all]));
  const tags = await readTagTree(projectId);
  const rowsOf = group(rows, ({ documentId }) => documentId);
  return measured.map((text) => {
    const uses = (rowsOf.get(text.id) ?? []).map((row): Use => ({
      kind: row.kind,
      slug: row.claimType ?? row.quotationForm ?? row.rhetoricTechnique,
      word: wordAtOffset(text.measured, row.start),
    }));
    return {
      ...densityOf(text, linesOf(tags, uses), options),
      unplaced: unplacedIn.get(text.id) ?? 0,
    };
  });
}

function densityOf(
  { id, title, revision, measured }: TextInWords,
  lines: readonly Line[],
  { window, points = 120 }: DensityOptions,
): Omit<Density, "unplaced"> {
  const wordCount = measured.wordStarts.length;
  const width = window ?? usualWindow(wordCount);
  const along = (some: readonly Use[]) =>
    density(
      some.map(({ word }) => word),
      wordCount,
      width,
      points,
    );
  const words = along([]).map(({ word }) => word);
  return {
    documentId: id,
    title,
    revision,
    wordCount,
    window: width,
    words,
    offsets: words.map((word) => measured.wordStarts[word] ?? 0),
    series: lines.map(({ uses: some, ...line }) => ({
      ...line,
      count: some.length,
      rates: along(some).map(({ rate }) => Math.round(rate * 1000) / 1000),
    })),
  };
}

type Line = Omit<DensitySeries, "count" | "rates"> & { readonly uses: readonly Use[] };

/** Every kind, then the families and the tags that occur, in the order of the codebook. */
function linesOf(tags: Awaited<ReturnType<typeof readTagTree>>, uses: readonly Use[]): Line[] {
  const kinds = KINDS.map((kind): Line => {
    const ofKind = uses.filter((use) => use.kind === kind);
    return { of: "kind", kind, slug: null, label: "", uses: ofKind };
  });
  const named = tags.flatMap((tag): Line[] => {
    const { kind, slug, label, id } = tag;
    const below = new Set(tags.filter(({ parentId }) => parentId === id).map((each) => each.slug));
    const own = uses.filter((use) => use.kind === kind && use.slug === slug);
    const family = uses.filter(
      (use) => use.kind === kind && use.slug !== null && (use.slug === slug || below.has(use.slug)),
    );
    const lines: Line[] = [];
    if (below.size > 0 && family.length > 0) {
      lines.push({ of: "family", kind, slug, label, uses: family });
    }
    if (own.length > 0) lines.push({ of: "tag", kind, slug, label, uses: own });
    return lines;
  });
  return [...kinds, ...named];
}

/** A page shows no more texts than these. */
const MAX_TEXTS = 12;

/** The densities of some of a project's texts, for a page that compares them. */
interface Densities {
  /** The oldest texts first. */
  readonly items: readonly Density[];
  readonly texts: number;
  /** How many texts stand before the first of these. */
  readonly skipped: number;
}

/** `page` counts from 1; the last one stands for those after it. */
export async function readDensities(
  viewer: Viewer,
  projectId: string,
  page = 1,
): Promise<Outcome<Densities>> {
  const refusal = whyNot("project.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const texts = await textsOf(projectId);
  const last = Math.max(1, Math.ceil(texts.length / MAX_TEXTS));
  const skipped = (Math.min(page, last) - 1) * MAX_TEXTS;
  const shown = texts.slice(skipped, skipped + MAX_TEXTS);
  const items = await densitiesOf(viewer, projectId, shown, {});
  return done({ items, texts: texts.length, skipped });
}
