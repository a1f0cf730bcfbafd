import { contentDisposition } from "@/lib/format/file-name";
import type { Outcome } from "@/lib/outcome";
import type { Download } from "@/server/http/download";
import { problem } from "./answer";

/** A file to download, never to display: its content was written by many people. */
export function file(download: Outcome<Download>): Response {
  if (!download.ok) return problem(download);
  const { stream, fileName, mediaType } = download.value;
  return new Response(stream, {
    headers: {
      "content-type": mediaType,
      "content-disposition": contentDisposition(fileName),
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
