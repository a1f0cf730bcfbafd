import { addAnnotationCall, listAnnotationsCall } from "@/lib/contract/annotations";
import { placeCursor, placePage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import {
  inside,
  inward,
  outward,
  outwardOutcome,
  placesOutward,
} from "@/app/api/handler/offset-codec";
import { done } from "@/lib/outcome";
import { listAnnotations } from "@/server/annotation/read";
import { saveAnnotation } from "@/server/annotation/write";

export const GET = handle(listAnnotationsCall, async (viewer, { params, query }) => {
  const { cursor, limit, orphan, ids, start, end, ...filter } = query;
  const list = await listAnnotations(
    viewer,
    params.documentId,
    {
      ...filter,
      ...(await inside(viewer, params.documentId, { start, end })),
      ...(orphan === undefined ? {} : { orphan: orphan === "true" }),
      ...(ids === undefined ? {} : { ids: ids.split(",") }),
    },
    placePage({ cursor, limit }),
  );
  if (!list.ok) return list;
  const { items, next } = list.value;
  return done({ items: await outward(items), next: placeCursor(next) });
});

export const POST = handle(addAnnotationCall, async (viewer, { params, body }) => {
  const { documentId } = params;
  const at = await inward(viewer, documentId, body.target, body.revision);
  if (!at.ok) return at;
  const { target, revision } = at.value;
  const saved = await saveAnnotation(viewer, documentId, { ...body, target, revision });
  return outwardOutcome(placesOutward(saved, at.value));
});
