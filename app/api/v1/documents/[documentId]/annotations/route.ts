import { addAnnotationCall, listAnnotationsCall } from "@/lib/contract/annotations";
import { ANCHORS } from "@/lib/contract/terms";
import { placeCursor, placePage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { listAnnotations } from "@/server/annotation/read";
import { saveAnnotation } from "@/server/annotation/write";

export const GET = handle(listAnnotationsCall, async (viewer, { params, query }) => {
  const { cursor, limit, orphan, anchor, ids, ...filter } = query;
  const list = await listAnnotations(
    viewer,
    params.documentId,
    {
      ...filter,
      ...(orphan === undefined ? {} : { orphan: orphan === "true" }),
      ...(anchor === undefined
        ? {}
        : { anchors: ANCHORS.filter((one) => anchor.split(",").includes(one)) }),
      ...(ids === undefined ? {} : { ids: ids.split(",") }),
    },
    placePage({ cursor, limit }),
  );
  if (!list.ok) return list;
  return done({ items: list.value.items, next: placeCursor(list.value.next) });
});

export const POST = handle(addAnnotationCall, (viewer, { params, body }) =>
  saveAnnotation(viewer, params.documentId, body),
);
