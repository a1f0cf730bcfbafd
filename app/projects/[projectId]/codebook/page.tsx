import type { Metadata } from "next";
import { CodebookFiles } from "@/components/codebook/codebook-files";
import { CodebookPage as Parts } from "@/components/codebook/codebook-page";
import { ProjectPage } from "@/components/shell/project-page";
import { unwrapOrNotFound, requireProject } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { noteReading } from "@/server/audit/readings";
import { translator } from "@/server/platform/messages";
import { listRelationTypes } from "@/server/relation/types";
import { listTags } from "@/server/tag/read";
import { listRechecks } from "@/server/tag/rechecks";
import { listRevisions } from "@/server/tag/revisions";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Codebook");

export const metadata: Metadata = { title: t("title") };

export default async function CodebookPage({ params }: Props) {
  const { viewer, project, change } = await requireProject(params, "codebook");
  const { id } = project;
  const tags = unwrapOrNotFound(await listTags(viewer, id, { limit: 5000 })).items;
  const rechecks = unwrapOrNotFound(
    await listRechecks(viewer, id, { done: false }, { limit: 200 }),
  ).items;
  const versions = unwrapOrNotFound(await listRevisions(viewer, id, { limit: 200 })).items;
  const types = unwrapOrNotFound(await listRelationTypes(viewer, id, { limit: 1000 })).items;
  noteReading(viewer, { kind: "codebook", in: "Project", id: project.id });
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      title={t("title")}
      lead={t("lead")}
      tools={<CodebookFiles projectId={id} mayChange={may("codebook.change", project)} />}
    >
      <Parts
        projectId={id}
        change={change}
        tags={tags}
        relationTypes={types}
        rechecks={rechecks}
        versions={versions}
        mayChange={may("codebook.change", project)}
      />
    </ProjectPage>
  );
}
