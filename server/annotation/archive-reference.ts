import "server-only";
import type { AnnotationReference } from "@/lib/annotation/annotation";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { under } from "@/server/act/act";
import { storeArchive } from "@/server/document/archive";
import { fetchAddress, type Fetched } from "@/server/fetch/fetch-address";
import { notFetched } from "@/server/fetch/refusals";
import { read } from "@/server/platform/db";
import { annotationFor } from "./read";
import { recordPart } from "./record-part";
import { REFERENCE, referenceBy } from "./references";

/**
 * Fetches what a reference points to and keeps it as an archived copy. Who may is asked before anything
 * is fetched, and again with the reference under its lock.
 */
export async function archiveReference(
  viewer: Viewer,
  referenceId: string,
  signal?: AbortSignal,
): Promise<Outcome<AnnotationReference>> {
  const address = await addressOf(viewer, referenceId);
  if (!address.ok) return address;
  const fetched = await fetchAddress(address.value, signal);
  return fetched.ok ? keepCopy(viewer, referenceId, fetched.value) : fetched;
}

async function addressOf(viewer: Viewer, referenceId: string): Promise<Outcome<string>> {
  const reference = await referenceBy(read, referenceId);
  const found = reference && (await annotationFor(read, viewer, reference.annotationId));
  if (!found) return refused("not-found");
  const { url } = reference.source;
  const why = whyNot("reference.archive", found.membership);
  return why ?? (url === "" ? notFetched("Refusals.fetch.noAddress") : done(url));
}

const keepCopy = under(REFERENCE)(
  "reference.archive",
  async (write, fetched: Fetched): Promise<Outcome<AnnotationReference>> => {
    const { tx, viewer, annotation, reference } = write;
    const { projectId, documentId } = annotation;
    const of = { projectId, documentId, revision: null, referenceId: reference.id };
    await storeArchive(tx, viewer, of, fetched);
    // The row stays as it is; whoever has the annotation open reads it again.
    await recordPart(
      write,
      reference.id,
      "reference.saved",
      Prisma.sql`
        UPDATE "Reference" SET "deletedAt" = NULL WHERE id = ${reference.id}::uuid RETURNING id`,
    );
    const saved = await referenceBy(tx, reference.id);
    return saved ? created(saved) : refused("not-found");
  },
);
