import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { FollowProject } from "@/components/live/follow-project";
import { ProjectPage } from "@/components/shell/project-page";
import { SourceFiles } from "@/components/sources/source-files";
import { SourceList } from "@/components/sources/source-list";
import { buttonClass } from "@/components/ui/button";
import { unwrapOrNotFound, requireProject } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { noteReading } from "@/server/audit/readings";
import { translator } from "@/server/platform/messages";
import { listRelations } from "@/server/source/provenance/relations";
import { listSources } from "@/server/source/sources";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Sources");

export const metadata: Metadata = { title: t("title") };

export default async function Sources({ params }: Props) {
  const { viewer, project, change } = await requireProject(params, "sources");
  const sources = unwrapOrNotFound(await listSources(viewer, project.id, { limit: 200 }));
  const relations = unwrapOrNotFound(await listRelations(viewer, project.id, { limit: 5000 }));
  noteReading(viewer, { kind: "sources", in: "Project", id: project.id });
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      title={t("title")}
      lead={t("lead")}
      tools={
        <>
          <SourceFiles projectId={project.id} mayImport={may("source.import", project)} />
          <Link className={buttonClass()} href={`/projects/${project.id}/sources/duplicates`}>
            {t("pairs.title")}
          </Link>
          <Link className={buttonClass()} href={`/projects/${project.id}/sources/graph`}>
            {t("graph")}
          </Link>
        </>
      }
    >
      <FollowProject
        projectId={project.id}
        after={change}
        about={["relation", "evidence", "source"]}
      />
      <SourceList
        projectId={project.id}
        beginning={sources}
        relations={relations.items}
        mayRelate={may("relation.add", project)}
        mayImport={may("source.import", project)}
      />
    </ProjectPage>
  );
}
