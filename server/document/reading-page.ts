import "server-only";
import type { Requirement } from "@/lib/tag/codebook";
import type { Structure } from "@/lib/text/document-text";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Prisma } from "@/prisma/generated/client";
import { read } from "@/server/platform/db";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { readReadingCall } from "@/lib/contract/reading";
import type { AnswerOf } from "@/lib/contract/operation";
import { documentSeenBy } from "./read";
import { revisionText } from "./revision-text";
import { CODEBOOK_ORDER } from "@/server/project/codebook-order";
import { NEAR_MISSES, TAG_PROPERTIES } from "@/server/platform/json-columns";

/** A tag as one needs it while reading and tagging. Retired ones still name what they named. */
type ReadingTag = AboutReading["codebook"][number];

/** What the reading page shows around a text: it may change while the text stays. */
export type AboutReading = Omit<AnswerOf<typeof readReadingCall>, "text" | "structure">;

/** All that the reading page shows before its annotations arrive. */
export interface ReadingPage extends AboutReading {
  readonly text: string;
  readonly structure: Structure;
}

export async function readForReading(
  viewer: Viewer,
  documentId: string,
): Promise<Outcome<ReadingPage>> {
  const about = await readAboutReading(viewer, documentId);
  if (!about.ok) return about;
  const text = await revisionText(read, documentId, about.value.revision);
  if (!text) return refused("not-found");
  return done({ ...about.value, text: text.text, structure: text.structure });
}

export async function readAboutReading(
  viewer: Viewer,
  documentId: string,
): Promise<Outcome<AboutReading>> {
  const membership = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const { projectId, role, secondReader, assigned, closed, strict, revisionNumber } = membership;
  const document = await documentSeenBy(read, viewer, documentId, projectId);
  const project = await read.project.findUnique({
    where: { id: projectId },
    select: {
      id: true,
      name: true,
      lastChange: true,
      members: {
        orderBy: { createdAt: "asc" },
        select: { role: true, user: { select: { id: true, name: true } } },
      },
      tags: {
        where: { deletedAt: null },
        orderBy: [...CODEBOOK_ORDER],
        select: TAG_SELECT,
      },
    },
  });
  if (!document || !project) return refused("not-found");
  return done({
    viewer: { id: viewer.id, name: viewer.name, admin: viewer.admin },
    role,
    secondReader,
    assigned,
    project: { id: project.id, name: project.name, change: project.lastChange, closed, strict },
    document,
    revision: revisionNumber,
    codebook: project.tags.map(readingTagFrom),
    members: project.members.map((member) => ({ ...member.user, role: member.role })),
  });
}

const TAG_SELECT = {
  kind: true,
  slug: true,
  label: true,
  definition: true,
  useWhen: true,
  nearMisses: true,
  requires: true,
  justify: true,
  colour: true,
  properties: true,
  retiredAt: true,
  parent: { select: { slug: true } },
} as const satisfies Prisma.TagSelect;

function readingTagFrom(row: Prisma.TagGetPayload<{ select: typeof TAG_SELECT }>): ReadingTag {
  const { parent, retiredAt, nearMisses, properties, requires, ...rest } = row;
  return {
    ...rest,
    requires: requires as Requirement,
    nearMisses: NEAR_MISSES.read(nearMisses, row.slug),
    properties: [...TAG_PROPERTIES.read(properties, row.slug)],
    group: parent?.slug ?? null,
    retired: retiredAt !== null,
  };
}
