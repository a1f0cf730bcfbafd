import { removeAttributionCall, setAttributionCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { removeAttribution, setAttribution } from "@/server/quotation/attribution";

export const PUT = handle(setAttributionCall, (viewer, { expected, params, body }) =>
  setAttribution(viewer, params.annotationId, expected, body),
);

export const DELETE = handle(removeAttributionCall, (viewer, { expected, params }) =>
  removeAttribution(viewer, params.annotationId, expected),
);
