import type { Metadata } from "next";
import { ClaimRegister } from "@/components/claims/claim-register";
import { ClaimsNav } from "@/components/claims/claims-nav";
import { Page } from "@/components/shell/page";
import { ProjectNav } from "@/components/shell/project-nav";
import { found } from "@/app/require-session";
import { listClaims } from "@/server/claim/read";
import { translator } from "@/server/platform/messages";
import { inRegister } from "./register";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Claims");

export const metadata: Metadata = { title: t("title") };

export default async function Claims({ params }: Props) {
  const { viewer, project, register } = await inRegister(params, "claims");
  const claims = found(await listClaims(viewer, project.id, {}, { limit: 5000 }));
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: project.name, href: `/projects/${project.id}` }, { label: t("title") }]}
      title={t("title")}
      lead={t("lead")}
      nav={<ProjectNav projectId={project.id} />}
    >
      <ClaimsNav projectId={project.id} />
      <ClaimRegister claims={claims.items} register={register} />
    </Page>
  );
}
