import type { Metadata } from "next";
import { CodebookPage as Parts } from "@/components/codebook/codebook-page";
import { Page } from "@/components/shell/page";
import { ProjectNav } from "@/components/shell/project-nav";
import { found, inProject } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { translator } from "@/server/platform/messages";
import { readChanges } from "@/server/feed/follow";
import { listTags } from "@/server/tag/read";
import { listRechecks } from "@/server/tag/rechecks";
import { listRevisions } from "@/server/tag/revisions";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Codebook");

export const metadata: Metadata = { title: t("title") };

export default async function CodebookPage({ params }: Props) {
  const { viewer, project } = await inProject(params, "codebook");
  const { id } = project;
  const { last } = found(await readChanges(viewer, { projectId: id }, 0, 1));
  const tags = found(await listTags(viewer, id, { limit: 5000 })).items;
  const rechecks = found(await listRechecks(viewer, id, { done: false }, { limit: 200 })).items;
  const versions = found(await listRevisions(viewer, id, { limit: 200 })).items;
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: project.name, href: `/projects/${project.id}` }, { label: t("title") }]}
      title={t("title")}
      lead={t("lead")}
      nav={<ProjectNav projectId={project.id} />}
    >
      <Parts
        projectId={id}
        change={last}
        tags={tags}
        rechecks={rechecks}
        versions={versions}
        mayChange={may("codebook.change", project)}
      />
    </Page>
  );
}
