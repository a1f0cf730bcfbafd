import { removeAttributionCall, setAttributionCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { outwardOutcome } from "@/app/api/handler/offset-codec";
import { rolesInward } from "@/app/api/handler/quotation-offsets";
import { readAnnotation } from "@/server/annotation/read";
import { removeAttribution, setAttribution } from "@/server/quotation/attribution";

export const PUT = handle(setAttributionCall, async (viewer, { expected, params, body }) => {
  const { annotationId } = params;
  const there = await readAnnotation(viewer, annotationId);
  if (!there.ok) return there;
  const { documentId } = there.value;
  const roles = await rolesInward(viewer, documentId, body.at ?? {}, body.revision);
  if (!roles.ok) return roles;
  const draft = { ...body, ...roles.value };
  return outwardOutcome(await setAttribution(viewer, annotationId, expected, draft));
});

export const DELETE = handle(removeAttributionCall, async (viewer, { expected, params }) =>
  outwardOutcome(await removeAttribution(viewer, params.annotationId, expected)),
);
