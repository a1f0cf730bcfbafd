import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { QueryPage } from "@/components/query/query-page";
import { FollowProject } from "@/components/live/follow-project";
import { ProjectPage } from "@/components/shell/project-page";
import { buttonClass } from "@/components/ui/button";
import { withQuery, unwrapOrNotFound, requireProject } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { noteReading } from "@/server/audit/readings";
import { translator } from "@/server/platform/messages";
import { queryChoices } from "@/server/query/choices";
import { listQueries } from "@/server/query/saved";

interface Props {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<{ q?: string | string[] }>;
}

const t = translator("Query");

export const metadata: Metadata = { title: t("title") };

export default async function Query({ params, searchParams }: Props) {
  const { q } = await searchParams;
  const text = typeof q === "string" ? q.slice(0, 2_000) : "";
  const { viewer, project, change } = await requireProject(params, withQuery("query", { q: text }));
  const saved = unwrapOrNotFound(await listQueries(viewer, project.id, { limit: 1_000 }));
  noteReading(viewer, { kind: "query", in: "Project", id: project.id });
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      title={t("title")}
      lead={t("lead")}
      tools={
        <Link className={buttonClass()} href={`/projects/${project.id}/search`}>
          {t("words")}
        </Link>
      }
    >
      <FollowProject projectId={project.id} after={change} about={["query", "tag", "speaker"]} />
      <QueryPage
        projectId={project.id}
        q={text}
        choices={unwrapOrNotFound(await queryChoices(viewer, project))}
        saved={saved.items}
        mayDecide={may("claim.decide", project)}
        maySave={may("query.save", project)}
        me={viewer.id}
      />
    </ProjectPage>
  );
}
