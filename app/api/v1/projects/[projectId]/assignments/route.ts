import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import {
  addAssignmentsCall,
  editAssignmentsCall,
  listAssignmentsCall,
} from "@/lib/contract/assignments";
import { listAssignments } from "@/server/assignment/read";
import { addAssignments, editAssignments } from "@/server/assignment/write";

export const GET = handle(listAssignmentsCall, (viewer, { params, query }) => {
  const { person, document, state, overdue } = query;
  const narrowed = { person, document, state, overdue };
  return listAssignments(viewer, params.projectId, { ...page(query), ...narrowed });
});

export const POST = handle(addAssignmentsCall, (viewer, { params, body }) =>
  addAssignments(viewer, params.projectId, body),
);

export const PATCH = handle(editAssignmentsCall, (viewer, { params, body }) =>
  editAssignments(viewer, params.projectId, body),
);
