import type { Metadata } from "next";
import { Codebook } from "@/components/codebook/codebook";
import { Page } from "@/components/shell/page";
import { ProjectNav } from "@/components/shell/project-nav";
import { found, inProject } from "@/app/gate";
import { may } from "@/lib/access/policy";
import { translator } from "@/server/messages";
import { listTags } from "@/server/tags/read";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Codebook");

export const metadata: Metadata = { title: t("title") };

export default async function CodebookPage({ params }: Props) {
  const { viewer, project } = await inProject(params, "codebook");
  const { items } = found(await listTags(viewer, project.id, { limit: 5000 }));
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: project.name, href: `/projects/${project.id}` }, { label: t("title") }]}
      title={t("title")}
      lead={t("lead")}
      nav={<ProjectNav projectId={project.id} />}
    >
      <Codebook projectId={project.id} tags={items} mayChange={may("codebook.change", project)} />
    </Page>
  );
}
