import type { Metadata } from "next";
import { MyAssignments } from "@/components/assignments/my-assignments";
import { documentsAskedIn } from "@/components/documents/documents-asked";
import { DocumentList } from "@/components/documents/document-list";
import { OutdatedDecisions } from "@/components/documents/outdated-decisions";
import { FollowProject } from "@/components/live/follow-project";
import { ProjectMenu } from "@/components/projects/project-menu";
import { Page } from "@/components/shell/page";
import { ProjectNav } from "@/components/shell/project-nav";
import { unwrapOrNotFound, requireProject, UUID } from "@/app/require-session";
import { countOutdated } from "@/server/annotation/count-outdated";
import { listOwnOpen } from "@/server/assignment/read";
import { noteReading } from "@/server/audit/readings";
import { listDocuments } from "@/server/document/list";
import { readTextsPosition } from "@/server/live/follow";

interface Props {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** How many documents a page shows before more are asked for. */
const SHOWN = 200;

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  return { title: (await requireProject(params)).project.name };
}

export default async function Documents({ params, searchParams }: Props) {
  const parameters = await searchParams;
  const request = documentsAskedIn(parameters);
  const { after } = parameters;
  const from = typeof after === "string" && UUID.test(after) ? { after } : {};
  const { viewer, project, change } = await requireProject(params);
  // Read before the counts, so that no change in between is missed.
  const texts = unwrapOrNotFound(await readTextsPosition(viewer, project.id));
  const { items, next } = unwrapOrNotFound(
    await listDocuments(viewer, project.id, { ...request, ...from, limit: SHOWN }),
  );
  const outdated = unwrapOrNotFound(await countOutdated(viewer, project.id)) ?? 0;
  const mine = unwrapOrNotFound(await listOwnOpen(viewer, project.id));
  noteReading(viewer, { kind: "project", in: "Project", id: project.id });
  return (
    <Page
      viewer={viewer}
      inProjects
      crumbs={[{ label: project.name }]}
      title={project.name}
      lead={project.description}
      tools={<ProjectMenu project={project} />}
      nav={<ProjectNav project={project} />}
    >
      <FollowProject
        projectId={project.id}
        after={change}
        about={["document", "label", "member", "assignment"]}
        texts={texts}
      />
      <OutdatedDecisions projectId={project.id} count={outdated} />
      <MyAssignments projectId={project.id} assignments={mine} />
      <DocumentList
        key={JSON.stringify([request, from])}
        project={project}
        request={request}
        documents={items}
        next={next}
        isLater={"after" in from}
      />
    </Page>
  );
}
