import type { Metadata } from "next";
import { requireProject, unwrapOrNotFound, withQuery } from "@/app/require-session";
import { QueuePage } from "@/components/review/queue-page";
import { ReviewNav } from "@/components/review/review-nav";
import { ProjectPage } from "@/components/shell/project-page";
import { listReviewQueueCall, type ReviewFilter } from "@/lib/contract/review-queue";
import { noteReading } from "@/server/audit/readings";
import { readTextsPosition } from "@/server/live/follow";
import { translator } from "@/server/platform/messages";
import { listMembers } from "@/server/project/members";
import { readReviewFilter } from "@/server/review/filter";

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

interface Props {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Parameters>;
}

const t = translator("Review");

export const metadata: Metadata = { title: t("title") };

const EVERYBODY = { limit: 1_000 };

/** What the address narrows the queue to; null where it says nothing of it that is understood. */
function filterIn(parameters: Parameters): ReviewFilter | null {
  const query = listReviewQueueCall.query.safeParse(parameters);
  if (!query.success) return null;
  const { cursor: _cursor, limit: _limit, ...filter } = query.data;
  return Object.keys(filter).length > 0 ? filter : null;
}

export default async function Review({ params, searchParams }: Props) {
  const parameters = await searchParams;
  const { viewer, project, change } = await requireProject(params, withQuery("review", parameters));
  const { id } = project;
  const filter = filterIn(parameters) ?? (await readReviewFilter(viewer, id)) ?? { unseen: "true" };
  const texts = unwrapOrNotFound(await readTextsPosition(viewer, id));
  const people = unwrapOrNotFound(await listMembers(viewer, id, EVERYBODY)).items;
  noteReading(viewer, { kind: "review", in: "Project", id });
  return (
    <ProjectPage viewer={viewer} project={project} title={t("title")} lead={t("lead")}>
      <ReviewNav projectId={id} role={project.role} />
      <QueuePage
        projectId={id}
        me={viewer.id}
        filter={filter}
        people={people.flatMap(({ userId, name }) => (userId ? [{ id: userId, name }] : []))}
        change={change}
        texts={texts}
      />
    </ProjectPage>
  );
}
