import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";

/**
 * The characters that a document's newest text was read from: Markdown, HTML, TEI or the text itself.
 * Refused where it was read from a file of another kind, or fetched.
 */
export async function readOriginal(viewer: Viewer, documentId: string): Promise<Outcome<string>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const why = whyNot("document.read", access);
  if (why || !access) return why ?? refused("not-found");
  const number = access.revisionNumber;
  const revision = await read.revision.findUnique({
    where: { documentId_number: { documentId, number } },
    select: { format: true, text: true, original: true },
  });
  if (!revision) return refused("not-found");
  const { format, text, original } = revision;
  if (original === null) {
    if (format === "plain" || !(await wasFetched(documentId, number))) return done(text);
  } else {
    const characters = WRITTEN.has(format) ? decoded(original) : null;
    if (characters !== null) return done(characters);
  }
  return refused("text-not-usable", reason("Refusals.text.noCharacters"));
}

/** Formats that people write by hand. */
const WRITTEN: ReadonlySet<string> = new Set(["plain", "markdown", "html", "tei"]);

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function wasFetched(documentId: string, revision: number): Promise<boolean> {
  return (await read.archive.count({ where: { documentId, revision, referenceId: null } })) > 0;
}
