import type { Metadata } from "next";
import { ClaimsNav } from "@/components/claims/claims-nav";
import { MergeList } from "@/components/claims/merge-list";
import { Page } from "@/components/shell/page";
import { ProjectNav } from "@/components/shell/project-nav";
import { found } from "@/app/require-session";
import { likePairs } from "@/server/claim/pairs";
import { translator } from "@/server/platform/messages";
import { inRegister } from "../register";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Claims");

export const metadata: Metadata = { title: t("merges") };

export default async function Merges({ params }: Props) {
  const { viewer, project, register } = await inRegister(params, "claims/merges");
  const { items } = found(await likePairs(viewer, project.id, 100));
  const home = `/projects/${project.id}`;
  return (
    <Page
      viewer={viewer}
      crumbs={[
        { label: project.name, href: home },
        { label: t("title"), href: `${home}/claims` },
        { label: t("merges") },
      ]}
      title={t("merges")}
      lead={t("mergesLead")}
      nav={<ProjectNav projectId={project.id} />}
    >
      <ClaimsNav projectId={project.id} />
      <MergeList register={register} pairs={items} />
    </Page>
  );
}
