import { handle } from "@/app/api/handler/handle";
import { readOwnAssignmentCall } from "@/lib/contract/assignments";
import { readOwnAssignment } from "@/server/assignment/read";

export const GET = handle(readOwnAssignmentCall, (viewer, { params }) =>
  readOwnAssignment(viewer, params.documentId),
);
