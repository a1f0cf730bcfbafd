import type { Metadata } from "next";
import { requireProject, unwrapOrNotFound, UUID, withQuery } from "@/app/require-session";
import { AssignmentsPage } from "@/components/assignments/assignments-page";
import { ProjectPage } from "@/components/shell/project-page";
import { may } from "@/lib/access/policy";
import { MAX_CHOSEN } from "@/lib/contract/terms";
import { translator } from "@/server/platform/messages";
import { listMembers } from "@/server/project/members";

interface Props {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

const t = translator("Assignments");

export const metadata: Metadata = { title: t("title") };

const EVERYBODY = { limit: 1_000 };

export default async function Assignments({ params, searchParams }: Props) {
  const query = await searchParams;
  const { viewer, project, change } = await requireProject(params, withQuery("assignments", query));
  const { id, role } = project;
  const oversees = may("assignment.oversee", { role });
  const members = oversees ? unwrapOrNotFound(await listMembers(viewer, id, EVERYBODY)).items : [];
  const { documents = "" } = query;
  const chosen = `${documents.toString()}`.split(",").filter((one) => UUID.test(one));
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      title={t("title")}
      lead={t(oversees ? "lead" : "leadOwn")}
    >
      <AssignmentsPage
        projectId={id}
        oversees={oversees}
        coders={members.flatMap(({ userId, name, role }) =>
          userId && may("annotation.add", { role }) ? [{ id: userId, name }] : [],
        )}
        documents={chosen.slice(0, MAX_CHOSEN)}
        change={change}
      />
    </ProjectPage>
  );
}
