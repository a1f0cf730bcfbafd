import "server-only";
import { publicUrl } from "@/server/http/public-url";
import { claimsCarried } from "./claims";
import { writtenPages } from "./pages";
import { RECORD_FORMATS, type RecordFormatName } from "./record-formats";
import type { Source } from "./source";

/** A file of what the annotations name, each thing once; only their ids are held. */
export async function* recordFile(name: RecordFormatName, source: Source) {
  const { viewer, project, documents } = source;
  const { before, between, after } = RECORD_FORMATS[name];
  // Only reviews of claims say whose they are.
  const isReview = name === "claimreview";
  const from = isReview ? ((await project())?.name ?? "") : "";
  const there = new Set<string>();
  yield before;
  for await (const document of documents()) {
    const pages = writtenPages(viewer, document, async ({ claimIds }) => ({
      id: "records",
      name,
      publicUrl: publicUrl(),
      from,
      claims: isReview ? await claimsCarried(viewer, claimIds) : [],
    }));
    for await (const { later = [] } of pages) {
      for (let at = 0; at < later.length; at += 2) {
        const [id = "", words = ""] = later.slice(at, at + 2);
        if (there.has(id)) continue;
        yield there.size > 0 ? between + words : words;
        there.add(id);
      }
    }
  }
  yield after;
}
