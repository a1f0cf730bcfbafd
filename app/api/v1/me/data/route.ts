import { file } from "@/app/api/handler/download";
import { handle } from "@/app/api/handler/handle";
import { downloadOwnDataCall } from "@/lib/contract/own-data";
import { done } from "@/lib/outcome";
import { downloadOwnData } from "@/server/privacy/own-data";

export const GET = handle(downloadOwnDataCall, (viewer) => file(done(downloadOwnData(viewer))));
