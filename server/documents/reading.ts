import "server-only";
import type { Role } from "@/lib/access/policy";
import type { NearMiss, TagKind } from "@/lib/tag/codebook";
import type { Structure } from "@/lib/text/document-text";
import { done, refused, type Outcome } from "@/lib/outcome";
import { read } from "../db";
import { standingOn, whyNot } from "../standing";
import type { Viewer } from "../viewer";
import { documentSeenBy, type Document } from "./read";
import { revisionText } from "./text";

/** A tag as one needs it while reading and tagging. Retired ones still name what they named. */
export interface ReadingTag {
  readonly kind: TagKind;
  readonly slug: string;
  readonly label: string;
  readonly definition: string;
  readonly useWhen: string;
  readonly nearMisses: readonly NearMiss[];
  /** The slug of the parent, or null. */
  readonly group: string | null;
  readonly retired: boolean;
}

/** All that the reading page shows before its annotations arrive. */
export interface Reading {
  readonly viewer: { readonly id: string; readonly name: string };
  readonly role: Role;
  /** Whether nobody may judge their own work here. */
  readonly secondReader: boolean;
  readonly project: { readonly id: string; readonly name: string };
  readonly document: Document;
  readonly revision: number;
  readonly text: string;
  readonly structure: Structure;
  readonly codebook: readonly ReadingTag[];
  readonly members: readonly { readonly id: string; readonly name: string; readonly role: Role }[];
}

export async function readForReading(
  viewer: Viewer,
  documentId: string,
): Promise<Outcome<Reading>> {
  const standing = await standingOn(read, viewer, documentId);
  const no = whyNot("document.read", standing);
  if (no || !standing) return no ?? refused("not-found");
  const { projectId, role, secondReader, revisionNumber } = standing;
  const document = await documentSeenBy(read, viewer, documentId);
  const text = await revisionText(read, documentId, revisionNumber);
  const project = await read.project.findUnique({
    where: { id: projectId },
    select: { id: true, name: true },
  });
  if (!document || !text || !project) return refused("not-found");
  const members = await read.member.findMany({
    where: { projectId },
    orderBy: { createdAt: "asc" },
    select: { role: true, user: { select: { id: true, name: true } } },
  });
  return done({
    viewer: { id: viewer.id, name: viewer.name },
    role,
    secondReader,
    project,
    document,
    revision: text.number,
    text: text.text,
    structure: text.structure,
    codebook: await codebookOf(projectId),
    members: members.map((member) => ({ ...member.user, role: member.role })),
  });
}

async function codebookOf(projectId: string): Promise<ReadingTag[]> {
  const rows = await read.tag.findMany({
    where: { projectId, deletedAt: null },
    orderBy: [{ kind: "asc" }, { position: "asc" }],
    select: {
      kind: true,
      slug: true,
      label: true,
      definition: true,
      useWhen: true,
      nearMisses: true,
      retiredAt: true,
      parent: { select: { slug: true } },
    },
  });
  return rows.map(({ parent, retiredAt, nearMisses, ...row }) => ({
    ...row,
    nearMisses: nearMisses as unknown as readonly NearMiss[],
    group: parent?.slug ?? null,
    retired: retiredAt !== null,
  }));
}
