import { claimRootsCall } from "@/lib/contract/provenance";
import { door } from "@/app/api/handler/handle";
import { claimRoots } from "@/server/source/provenance/roots";

export const GET = door(claimRootsCall, (viewer, { params }) => claimRoots(viewer, params.claimId));
