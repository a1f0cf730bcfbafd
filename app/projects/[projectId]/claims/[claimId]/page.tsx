import { evidenceList } from "@/lib/contract/evidence";
import { inCodePoints } from "@/server/document/offset-codec";
import { notFound, redirect } from "next/navigation";
import { ClaimPage } from "@/components/claims/claim-page";
import { ProjectPage } from "@/components/shell/project-page";
import { unwrapOrNotFound, UUID } from "@/app/require-session";
import { claimHistory } from "@/server/claim/history";
import { findMergeTarget, readClaim } from "@/server/claim/passages";
import { listSearches } from "@/server/claim/searches";
import { listEvidence } from "@/server/claim/evidence/read";
import { translator } from "@/server/platform/messages";
import { inRegister } from "../register";

type Props = { params: Promise<{ projectId: string; claimId: string }> };

const t = translator("Claims");

export const metadata = { title: t("claim") };

export default async function Claim({ params }: Props) {
  const { claimId } = await params;
  const { viewer, project, register } = await inRegister(params, `claims/${claimId}`);
  if (!UUID.test(claimId)) notFound();
  const home = `/projects/${project.id}`;
  const into = await findMergeTarget(viewer, claimId);
  if (into) redirect(`${home}/claims/${into}`);
  const claim = unwrapOrNotFound(await readClaim(viewer, claimId));
  if (claim.projectId !== project.id) notFound();
  const evidence = unwrapOrNotFound(await listEvidence(viewer, claimId));
  const searches = unwrapOrNotFound(await listSearches(viewer, claimId));
  const past = unwrapOrNotFound(await claimHistory(viewer, claimId, { limit: 200 }));
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      above={{ label: t("title"), path: "claims" }}
      crumb={t("claim")}
      title={claim.statement}
    >
      <ClaimPage
        register={register}
        claim={claim}
        evidence={await inCodePoints(evidenceList, evidence.items)}
        searches={searches.items}
        past={past.items}
        me={viewer.id}
      />
    </ProjectPage>
  );
}
