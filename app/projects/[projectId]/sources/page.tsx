import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { ProjectNav } from "@/components/shell/project-nav";
import { SourceList } from "@/components/sources/source-list";
import { found, inProject } from "@/app/gate";
import { translator } from "@/server/messages";
import { listSources } from "@/server/sources";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Sources");

export const metadata: Metadata = { title: t("title") };

export default async function Sources({ params }: Props) {
  const { viewer, project } = await inProject(params, "sources");
  const { items } = found(await listSources(viewer, project.id, { limit: 5000 }));
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: project.name, href: `/projects/${project.id}` }, { label: t("title") }]}
      title={t("title")}
      lead={t("lead")}
      nav={<ProjectNav projectId={project.id} />}
    >
      <SourceList projectId={project.id} sources={items} />
    </Page>
  );
}
