import "server-only";
import { type Kind } from "@/lib/annotation/annotation";
import { density, usualWindow } from "@/lib/measure/density";
import { wordAtOffset } from "@/lib/measure/measured-text";
import { done, refused, type Outcome } from "@/lib/outcome";
import { read } from "@/server/platform/db";
import { documentSeenBy } from "@/server/document/read";
import { findMembership, findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { readDensityCall } from "@/lib/contract/measures";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { AnswerOf } from "@/lib/contract/operation";
import { measureRevision } from "./measured-revision";
import { countableBy } from "./uses";
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
  { window, points = 120 }: { readonly window?: number; readonly points?: number },
): Promise<Outcome<Density>> {
  const membership = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", membership);
  const document = refusal || !membership ? null : await documentSeenBy(read, viewer, documentId);
  if (refusal || !membership || !document) return refusal ?? refused("not-found");
  const revision = membership.revisionNumber;
  const asked = { id: documentId, revision, language: document.language };
  const text = await measureRevision(read, asked);
  if (!text) return refused("not-found");
  const rows = await read.annotation.findMany({
    where: { documentId, revision, ...countableBy(viewer) },
    orderBy: [{ start: "asc" }, { id: "asc" }],
    select: {
      kind: true,
      start: true,
      claimType: true,
      quotationForm: true,
      rhetoricTechnique: true,
    },
  });
  const uses = rows.map((row): Use => ({
    kind: row.kind,
    slug: row.claimType ?? row.quotationForm ?? row.rhetoricTechnique,
    word: wordAtOffset(text, row.start),
  }));
  const wordCount = text.wordStarts.length;
  const width = window ?? usualWindow(wordCount);
  const along = (some: readonly Use[]) =>
    density(
      some.map(({ word }) => word),
      wordCount,
      width,
      points,
    );
  const words = along([]).map(({ word }) => word);
  const lines = await linesOf(membership.projectId, uses);
  return done({
    documentId,
    title: document.title,
    revision,
    wordCount,
    window: width,
    words,
    offsets: words.map((word) => text.wordStarts[word] ?? 0),
    series: lines.map(({ uses: some, ...line }) => ({
      ...line,
      count: some.length,
      rates: along(some).map(({ rate }) => Math.round(rate * 1000) / 1000),
    })),
  });
}

type Line = Omit<DensitySeries, "count" | "rates"> & { readonly uses: readonly Use[] };

/** Every kind, then the families and the tags that occur, in the order of the codebook. */
async function linesOf(projectId: string, uses: readonly Use[]): Promise<Line[]> {
  const tags = await read.tag.findMany({
    where: { projectId, deletedAt: null },
    orderBy: [{ kind: "asc" }, { position: "asc" }],
    select: { id: true, kind: true, slug: true, label: true, parentId: true },
  });
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
  const where = { projectId, deletedAt: null };
  const texts = await read.document.count({ where });
  const last = Math.max(1, Math.ceil(texts / MAX_TEXTS));
  const skipped = (Math.min(page, last) - 1) * MAX_TEXTS;
  const documents = await read.document.findMany({
    where,
    orderBy: { id: "asc" },
    skip: skipped,
    take: MAX_TEXTS,
    select: { id: true },
  });
  const items: Density[] = [];
  for (const { id } of documents) {
    const density = await readDensity(viewer, id, {});
    if (density.ok) items.push(density.value);
  }
  return done({ items, texts, skipped });
}
