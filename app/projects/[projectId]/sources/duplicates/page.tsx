import type { Metadata } from "next";
import { FollowProject } from "@/components/live/follow-project";
import { ProjectPage } from "@/components/shell/project-page";
import { DuplicateSources } from "@/components/sources/duplicate-sources";
import { unwrapOrNotFound, requireProject } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { noteReading } from "@/server/audit/readings";
import { translator } from "@/server/platform/messages";
import { listAlikeSources } from "@/server/source/alike";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Sources");

export const metadata: Metadata = { title: t("pairs.title") };

export default async function SourceDuplicates({ params }: Props) {
  const { viewer, project, change } = await requireProject(params, "sources/duplicates");
  const { items, next, leftOut } = unwrapOrNotFound(
    await listAlikeSources(viewer, project.id, { limit: 100 }),
  );
  noteReading(viewer, { kind: "sources", in: "Project", id: project.id });
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      above={{ label: t("title"), path: "sources" }}
      title={t("pairs.title")}
      lead={t("pairs.lead")}
    >
      <FollowProject projectId={project.id} after={change} about={["relation", "evidence"]} />
      {next && <p role="status">{t("pairs.more", { count: items.length })}</p>}
      {leftOut > 0 && <p role="status">{t("pairs.leftOut", { count: leftOut })}</p>}
      <DuplicateSources
        projectId={project.id}
        pairs={items}
        mayRelate={may("relation.add", project)}
      />
    </ProjectPage>
  );
}
