import { requestTo } from "@/components/api";
import { defineOperation } from "./operation";

/** A claim goes into the register, on the way to a passage that carries it. */
export interface RegisterClaim {
  readonly kind: "register-claim";
  readonly annotationId: string;
  readonly projectId: string;
  readonly claim: { readonly id: string; readonly statement: string; readonly type?: string };
}

export const registerClaim = defineOperation<RegisterClaim>({
  kind: "register-claim",
  subject: ({ claim }) => claim.id,
  request: ({ projectId, claim }) =>
    requestTo("POST /projects/{projectId}/claims", { params: { projectId }, body: claim }),
  apply: (passage) => passage,
  words: ({ claim }) => claim.statement,
  dependents: "wait",
});
