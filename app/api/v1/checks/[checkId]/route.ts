import { readCheckCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { showCheck } from "@/server/quotation/show-check";

export const GET = handle(readCheckCall, (viewer, { params }) => showCheck(viewer, params.checkId));
