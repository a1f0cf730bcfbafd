import { claimRootsCall } from "@/app/api/operations/provenance";
import { door } from "@/app/api/door/door";
import { claimRoots } from "@/server/provenance/roots";

export const GET = door(claimRootsCall, (viewer, { params }) => claimRoots(viewer, params.claimId));
