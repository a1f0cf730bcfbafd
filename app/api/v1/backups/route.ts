import { addBackupCall } from "@/lib/contract/installation";
import { file } from "@/app/api/handler/download";
import { handle } from "@/app/api/handler/handle";
import { downloadBackup } from "@/server/account/download-backup";

export const POST = handle(addBackupCall, async (viewer) => file(await downloadBackup(viewer)));
