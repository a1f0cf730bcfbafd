import { agreementTable } from "@/app/api/handler/agreement-table";
import { handle } from "@/app/api/handler/handle";
import { readProjectAgreementCall } from "@/lib/contract/agreement";
import { readProjectAgreement } from "@/server/measure/agreement/agreement";

export const GET = handle(
  readProjectAgreementCall,
  (viewer, { params, query: { as: _as, table: _table, ...query } }) =>
    readProjectAgreement(viewer, params.projectId, query),
  agreementTable,
);
