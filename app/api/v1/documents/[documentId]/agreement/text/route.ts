import { wantsCsv } from "@/app/api/handler/as-csv";
import { file } from "@/app/api/handler/download";
import { handle } from "@/app/api/handler/handle";
import { readAgreementOnTextCall } from "@/lib/contract/agreement";
import { downloadAgreementOnText, readAgreementOnText } from "@/server/measure/agreement/on-text";

export const GET = handle(
  readAgreementOnTextCall,
  async (viewer, { request, params: { documentId }, query }) => {
    const { as: _as, cursor, limit = 100, ...options } = query;
    if (wantsCsv(request, query)) {
      return file(await downloadAgreementOnText(viewer, documentId, options));
    }
    return readAgreementOnText(viewer, documentId, options, { cursor, limit });
  },
);
