import {
  editAnnotationCall,
  readAnnotationCall,
  removeAnnotationCall,
} from "@/lib/contract/annotations";
import { handle } from "@/app/api/handler/handle";
import {
  inward,
  outwardOutcome,
  placesOutward,
  refusedOutward,
} from "@/app/api/handler/offset-codec";
import { editAnnotation } from "@/server/annotation/edit";
import { readAnnotation } from "@/server/annotation/read";
import { removeAnnotation } from "@/server/annotation/judge";

export const GET = handle(readAnnotationCall, async (viewer, { params }) =>
  outwardOutcome(await readAnnotation(viewer, params.annotationId)),
);

export const PATCH = handle(editAnnotationCall, async (viewer, { params, body, expected }) => {
  const id = params.annotationId;
  const { target, ...edit } = body;
  if (!target) return outwardOutcome(await editAnnotation(viewer, id, expected, edit));
  const there = await readAnnotation(viewer, id);
  if (!there.ok) return there;
  const at = await inward(viewer, there.value.documentId, target, body.revision);
  if (!at.ok) return at;
  const placed = { ...edit, target: at.value.target, revision: at.value.revision };
  const edited = await editAnnotation(viewer, id, expected, placed);
  return outwardOutcome(placesOutward(edited, at.value));
});

export const DELETE = handle(removeAnnotationCall, async (viewer, { params, expected }) =>
  refusedOutward(await removeAnnotation(viewer, params.annotationId, expected)),
);
