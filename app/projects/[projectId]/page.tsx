import type { Metadata } from "next";
import { DocumentList } from "@/components/documents/document-list";
import { FollowProject } from "@/components/live/follow-project";
import { ProjectMenu } from "@/components/projects/project-menu";
import { Page } from "@/components/shell/page";
import { ProjectNav } from "@/components/shell/project-nav";
import { unwrapOrNotFound, requireProject } from "@/app/require-session";
import { noteReading } from "@/server/audit/readings";
import { listDocuments } from "@/server/document/read";
import { readTextsPosition } from "@/server/live/follow";
import { translator } from "@/server/platform/messages";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Projects");

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await requireProject(params)).project.name };
}

export default async function Documents({ params }: Props) {
  const { viewer, project, change } = await requireProject(params);
  // Read before the counts, so that no change in between is missed.
  const texts = unwrapOrNotFound(await readTextsPosition(viewer, project.id));
  const { items, next } = unwrapOrNotFound(
    await listDocuments(viewer, project.id, { limit: 1000 }),
  );
  noteReading(viewer, { kind: "project", in: "Project", id: project.id });
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: t("title"), href: "/projects" }, { label: project.name }]}
      title={project.name}
      lead={project.description}
      tools={<ProjectMenu project={project} />}
      nav={<ProjectNav projectId={project.id} />}
    >
      <FollowProject projectId={project.id} after={change} about={["document"]} texts={texts} />
      <DocumentList projectId={project.id} role={project.role} documents={items} next={next} />
    </Page>
  );
}
