import { agreementTable } from "@/app/api/handler/agreement-table";
import { handle } from "@/app/api/handler/handle";
import { readDocumentAgreementCall } from "@/lib/contract/agreement";
import { readDocumentAgreement } from "@/server/measure/agreement/agreement";

export const GET = handle(
  readDocumentAgreementCall,
  (viewer, { params, query: { as: _as, table: _table, ...query } }) =>
    readDocumentAgreement(viewer, params.documentId, query),
  agreementTable,
);
