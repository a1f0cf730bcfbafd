import { evidenceList } from "@/lib/contract/evidence";
import { inCodePoints } from "@/server/document/offset-codec";
import { notFound, redirect } from "next/navigation";
import { ClaimPage } from "@/components/claims/claim-page";
import { Page } from "@/components/shell/page";
import { ProjectNav } from "@/components/shell/project-nav";
import { found, UUID } from "@/app/require-session";
import { claimHistory } from "@/server/claim/history";
import { mergedInto, readClaim } from "@/server/claim/passages";
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
  const into = await mergedInto(viewer, claimId);
  if (into) redirect(`${home}/claims/${into}`);
  const claim = found(await readClaim(viewer, claimId));
  if (claim.projectId !== project.id) notFound();
  const evidence = found(await listEvidence(viewer, claimId));
  const searches = found(await listSearches(viewer, claimId));
  const past = found(await claimHistory(viewer, claimId, { limit: 200 }));
  return (
    <Page
      viewer={viewer}
      crumbs={[
        { label: project.name, href: home },
        { label: t("title"), href: `${home}/claims` },
        { label: t("claim") },
      ]}
      title={claim.statement}
      nav={<ProjectNav projectId={project.id} />}
    >
      <ClaimPage
        register={register}
        claim={claim}
        evidence={await inCodePoints(evidenceList, evidence.items)}
        searches={searches.items}
        past={past.items}
        me={viewer.id}
      />
    </Page>
  );
}
