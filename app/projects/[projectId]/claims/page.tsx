import type { Metadata } from "next";
import { ClaimRegister } from "@/components/claims/claim-register";
import { ClaimsNav } from "@/components/claims/claims-nav";
import { ProjectPage } from "@/components/shell/project-page";
import { unwrapOrNotFound } from "@/app/require-session";
import { noteReading } from "@/server/audit/readings";
import { listClaims } from "@/server/claim/read";
import { translator } from "@/server/platform/messages";
import { inRegister } from "./register";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Claims");

export const metadata: Metadata = { title: t("title") };

export default async function Claims({ params }: Props) {
  const { viewer, project, register } = await inRegister(params, "claims");
  const claims = unwrapOrNotFound(await listClaims(viewer, project.id, {}, { limit: 200 }));
  noteReading(viewer, { kind: "claims", in: "Project", id: project.id });
  return (
    <ProjectPage viewer={viewer} project={project} title={t("title")} lead={t("lead")}>
      <ClaimsNav projectId={project.id} />
      <ClaimRegister beginning={claims} register={register} />
    </ProjectPage>
  );
}
