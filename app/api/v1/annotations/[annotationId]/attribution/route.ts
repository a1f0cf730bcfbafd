import { removeAttributionCall, setAttributionCall } from "@/app/api/operations/quotations";
import { door } from "@/app/api/door/door";
import { outwardOutcome } from "@/app/api/door/points";
import { rolesInward } from "@/app/api/door/quotation-points";
import { readAnnotation } from "@/server/annotations/read";
import { removeAttribution, setAttribution } from "@/server/quotations/attribution";

export const PUT = door(setAttributionCall, async (viewer, { params, body }) => {
  const { annotationId } = params;
  const there = await readAnnotation(viewer, annotationId);
  if (!there.ok) return there;
  const { documentId } = there.value;
  const roles = await rolesInward(viewer, documentId, body.at ?? {}, body.revision);
  if (!roles.ok) return roles;
  return outwardOutcome(await setAttribution(viewer, annotationId, { ...body, ...roles.value }));
});

export const DELETE = door(removeAttributionCall, async (viewer, { params }) =>
  outwardOutcome(await removeAttribution(viewer, params.annotationId)),
);
