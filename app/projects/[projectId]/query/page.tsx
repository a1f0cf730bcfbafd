import type { Metadata } from "next";
import Link from "next/link";
import { QueryPage } from "@/components/query/query-page";
import { FollowProject } from "@/components/live/follow-project";
import { Page } from "@/components/shell/page";
import { ProjectNav } from "@/components/shell/project-nav";
import { buttonClass } from "@/components/ui/button";
import { asking, found, inProject } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { readChanges } from "@/server/feed/follow";
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
  const { viewer, project } = await inProject(params, asking("query", { q: text }));
  const { last } = found(await readChanges(viewer, { projectId: project.id }, 0, 1));
  const saved = found(await listQueries(viewer, project.id, { limit: 1_000 }));
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: project.name, href: `/projects/${project.id}` }, { label: t("title") }]}
      title={t("title")}
      lead={t("lead")}
      tools={
        <Link className={buttonClass()} href={`/projects/${project.id}/search`}>
          {t("words")}
        </Link>
      }
      nav={<ProjectNav projectId={project.id} />}
    >
      <FollowProject projectId={project.id} after={last} about={["query", "tag", "speaker"]} />
      <QueryPage
        projectId={project.id}
        q={text}
        choices={found(await queryChoices(viewer, project))}
        saved={saved.items}
        mayDecide={may("claim.decide", project)}
        maySave={may("query.save", project)}
        me={viewer.id}
      />
    </Page>
  );
}
