import { listOutlinesCall, MAX_OUTLINES, outlines } from "@/lib/contract/outlines";
import { placeCursor, placePage } from "@/app/api/handler/cursor";
import { JSON_HEADERS } from "@/app/api/handler/answer";
import { handle } from "@/app/api/handler/handle";
import { writeOutlines, type Outlines } from "@/server/annotation/outlines";
import { codePointsOf, inCodePoints } from "@/server/document/offset-codec";

/** Passes on the JSON that the database wrote wherever both units count the same. */
export const GET = handle(listOutlinesCall, async (viewer, { params, query }) => {
  const page = placePage({ ...query, limit: query.limit ?? MAX_OUTLINES });
  const written = await writeOutlines(viewer, params.documentId, page);
  if (!written.ok) return written;
  const { revision } = written.value;
  const rest = JSON.stringify({ revision, next: placeCursor(written.value.next) });
  const json = `${written.value.json.slice(0, -1)},${rest.slice(1)}`;
  const isSame = (await codePointsOf(params.documentId, revision)) === null;
  const body = isSame
    ? json
    : JSON.stringify(await inCodePoints(outlines, JSON.parse(json) as Outlines, params));
  return new Response(body, { headers: JSON_HEADERS });
});
