import type { Metadata } from "next";
import { ClaimsNav } from "@/components/claims/claims-nav";
import { Queue } from "@/components/claims/queue";
import { Page } from "@/components/shell/page";
import { ProjectNav } from "@/components/shell/project-nav";
import { found } from "@/app/require-session";
import { evidenceQueue } from "@/server/claim/searches";
import { translator } from "@/server/platform/messages";
import { inRegister } from "../register";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Queue");
const claims = translator("Claims");

export const metadata: Metadata = { title: t("title") };

export default async function CitationNeeded({ params }: Props) {
  const { viewer, project, register } = await inRegister(params, "claims/queue");
  const { items, weights } = found(await evidenceQueue(viewer, project.id, 500));
  const home = `/projects/${project.id}`;
  return (
    <Page
      viewer={viewer}
      crumbs={[
        { label: project.name, href: home },
        { label: claims("title"), href: `${home}/claims` },
        { label: t("title") },
      ]}
      title={t("title")}
      lead={t("lead")}
      nav={<ProjectNav projectId={project.id} />}
    >
      <ClaimsNav projectId={project.id} />
      <Queue register={register} items={items} weights={weights} />
    </Page>
  );
}
