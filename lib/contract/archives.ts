import { z } from "zod";
import { cursorQuery, id, listOf, operation, person, time } from "./operation";

/** What an address answered, without its bytes. */
export const fetchedFrom = z
  .object({
    url: z.string().meta({ description: "As it was asked for." }),
    finalUrl: z.string().meta({ description: "Where redirects led." }),
    fetchedAt: time,
    status: z.int(),
    mediaType: z.string().meta({ description: "The header Content-Type; empty without one." }),
    size: z.int().meta({ description: "Bytes, without Content-Encoding." }),
    sha256: z.string().meta({ description: "Of the bytes, in hexadecimal." }),
  })
  .meta({ id: "FetchedFrom" });

/** A copy where it is shown with what it is of. */
export const archivedCopy = fetchedFrom.extend({ id }).meta({ id: "ArchivedCopy" });

export const archive = archivedCopy
  .extend({
    documentId: id,
    revision: z.int().nullable().meta({
      description: "The revision that was read from it; null for a copy of what a reference names.",
    }),
    referenceId: id.nullable(),
    fetchedBy: person,
  })
  .meta({ id: "Archive" });

export const listArchivesCall = operation({
  id: "listArchives",
  method: "get",
  path: "/documents/{documentId}/archives",
  group: "Documents",
  summary: "What the addresses of a document answered when they were fetched, the newest first.",
  description: "Each is there as it was fetched: see `downloadArchive`.",
  params: z.object({ documentId: id }),
  query: z.object(cursorQuery),
  answers: { 200: listOf(archive) },
});

export const downloadArchiveCall = operation({
  id: "downloadArchive",
  method: "get",
  path: "/archives/{archiveId}/bytes",
  group: "Documents",
  summary:
    "The bytes of an archived copy, as they were fetched: a download, never shown as a page.",
  params: z.object({ archiveId: id }),
  answers: { 200: "application/octet-stream" },
  rate: "export",
});

export const ARCHIVES = [listArchivesCall, downloadArchiveCall];
