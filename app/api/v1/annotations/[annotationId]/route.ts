import {
  editAnnotationCall,
  readAnnotationCall,
  removeAnnotationCall,
} from "@/lib/contract/annotations";
import { handle } from "@/app/api/handler/handle";
import { editAnnotation } from "@/server/annotation/edit";
import { readAnnotation } from "@/server/annotation/read";
import { removeAnnotation } from "@/server/annotation/judge";

export const GET = handle(readAnnotationCall, (viewer, { params }) =>
  readAnnotation(viewer, params.annotationId),
);

export const PATCH = handle(editAnnotationCall, (viewer, { params, body, expected }) =>
  editAnnotation(viewer, params.annotationId, expected, body),
);

export const DELETE = handle(removeAnnotationCall, (viewer, { params, expected }) =>
  removeAnnotation(viewer, params.annotationId, expected),
);
