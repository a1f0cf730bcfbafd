import type { Metadata } from "next";
import { ClaimsNav } from "@/components/claims/claims-nav";
import { DuplicateList } from "@/components/claims/duplicate-list";
import { Page } from "@/components/shell/page";
import { ProjectNav } from "@/components/shell/project-nav";
import { found } from "@/app/require-session";
import { likePairs } from "@/server/claim/pairs";
import { translator } from "@/server/platform/messages";
import { inRegister } from "../register";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Claims");

export const metadata: Metadata = { title: t("duplicates") };

export default async function Merges({ params }: Props) {
  const { viewer, project, register } = await inRegister(params, "claims/duplicates");
  const { items } = found(await likePairs(viewer, project.id, 100));
  const home = `/projects/${project.id}`;
  return (
    <Page
      viewer={viewer}
      crumbs={[
        { label: project.name, href: home },
        { label: t("title"), href: `${home}/claims` },
        { label: t("duplicates") },
      ]}
      title={t("duplicates")}
      lead={t("duplicatesLead")}
      nav={<ProjectNav projectId={project.id} />}
    >
      <ClaimsNav projectId={project.id} />
      <DuplicateList register={register} pairs={items} />
    </Page>
  );
}
