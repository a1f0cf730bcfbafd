import { evidenceList } from "@/lib/contract/evidence";
import { noteReading } from "@/server/audit/readings";
import { inCodePoints } from "@/server/document/offset-codec";
import { notFound, redirect } from "next/navigation";
import { ClaimPage } from "@/components/claims/claim-page";
import { ProjectPage } from "@/components/shell/project-page";
import { unwrapOrNotFound, UUID } from "@/app/require-session";
import { readClaimPage } from "@/server/claim/page";
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
  const found = unwrapOrNotFound(await readClaimPage(viewer, claimId));
  if ("mergedInto" in found) redirect(`${home}/claims/${found.mergedInto}`);
  const { claim, evidence, numbers, searches, past } = found;
  if (claim.projectId !== project.id) notFound();
  noteReading(viewer, { kind: "claim", in: "Claim", id: claimId });
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
        evidence={await inCodePoints(evidenceList, evidence)}
        numbers={numbers}
        searches={searches}
        past={past}
        me={viewer.id}
      />
    </ProjectPage>
  );
}
