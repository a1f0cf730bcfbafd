import type { Metadata } from "next";
import { requireProject, unwrapOrNotFound, withQuery } from "@/app/require-session";
import { InboxPage } from "@/components/review/inbox-page";
import { ReviewNav } from "@/components/review/review-nav";
import { ProjectPage } from "@/components/shell/project-page";
import { INBOX_GROUPS } from "@/lib/contract/terms";
import { noteReading } from "@/server/audit/readings";
import { readTextsPosition } from "@/server/live/follow";
import { translator } from "@/server/platform/messages";

interface Props {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

const PARTS = ["notes", ...INBOX_GROUPS] as const;

const t = translator("Inbox");
const review = translator("Review");

export const metadata: Metadata = { title: t("title") };

export default async function Inbox({ params, searchParams }: Props) {
  const parameters = await searchParams;
  const address = withQuery("review/inbox", parameters);
  const { viewer, project, change } = await requireProject(params, address);
  const texts = unwrapOrNotFound(await readTextsPosition(viewer, project.id));
  noteReading(viewer, { kind: "review", in: "Project", id: project.id });
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      above={{ label: review("title"), path: "review" }}
      title={t("title")}
      lead={t("lead")}
    >
      <ReviewNav projectId={project.id} role={project.role} />
      <InboxPage
        projectId={project.id}
        part={PARTS.find((part) => part === parameters.group) ?? null}
        change={change}
        texts={texts}
      />
    </ProjectPage>
  );
}
