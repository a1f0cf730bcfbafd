import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import type { Viewer } from "@/server/access/viewer";
import { charsetOf, fileNameOf } from "@/server/fetch/content-type";
import type { Fetched } from "@/server/fetch/fetch-address";
import { fetchForReading } from "@/server/fetch/previewed";
import type { FileToConvert } from "./convert-file";
import type { FileDraft } from "./read-draft";

/** An address that somebody wants as a text, with what a file's draft has besides. */
export interface AddressDraft extends Omit<FileDraft, "file" | "fetched"> {
  readonly url: string;
  readonly chosen: Pick<FileToConvert, "encoding" | "part">;
}

/** Fetches a draft's address, for somebody already known to be allowed to bring its text in. */
export async function fetchDraft(
  viewer: Viewer,
  { url, chosen, ...draft }: AddressDraft,
  asking: { readonly isTrial: boolean; readonly signal?: AbortSignal },
): Promise<Outcome<FileDraft>> {
  const fetched = await fetchForReading(url, { viewerId: viewer.id, ...asking });
  if (!fetched.ok) return fetched;
  return done({ ...draft, file: fileOf(fetched.value, chosen), fetched: fetched.value });
}

/** What was fetched as a file: read in the charset of the HTTP header, as browsers do. */
function fileOf(
  { bytes, finalUrl, mediaType }: Fetched,
  chosen: AddressDraft["chosen"],
): FileToConvert {
  return {
    ...chosen,
    bytes,
    name: fileNameOf(new URL(finalUrl), mediaType),
    declaredEncoding: charsetOf(mediaType),
    address: finalUrl,
  };
}
