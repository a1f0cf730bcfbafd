import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireProject, unwrapOrNotFound, withQuery } from "@/app/require-session";
import { AdjudicationPage } from "@/components/adjudication/adjudication-page";
import { comparedIn, withCompared, type CaseFilter } from "@/components/adjudication/case-filter";
import { ReviewNav } from "@/components/review/review-nav";
import { ProjectPage } from "@/components/shell/project-page";
import { may } from "@/lib/access/policy";
import { listCasesCall } from "@/lib/contract/adjudication";
import { id } from "@/lib/contract/operation";
import { noteReading } from "@/server/audit/readings";
import { readTextsPosition } from "@/server/live/follow";
import { translator } from "@/server/platform/messages";

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

interface Props {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Parameters>;
}

const t = translator("Adjudication");
const review = translator("Review");

export const metadata: Metadata = { title: t("title") };

/** What the address narrows the list to, as far as it is understood. */
function filterIn(parameters: Parameters): CaseFilter {
  const { document, show, rejected, ...rest } = parameters;
  const query = listCasesCall.query.safeParse(rest);
  const { cursor: _cursor, limit: _limit, ...narrowed } = query.success ? query.data : {};
  const chosen = id.safeParse(document);
  const [one, other] = comparedIn(narrowed);
  return {
    ...withCompared(narrowed, one, other),
    ...(chosen.success ? { document: chosen.data } : {}),
    ...(show === "all" ? { show } : {}),
    ...(rejected === "shown" ? { rejected } : {}),
  };
}

export default async function Adjudication({ params, searchParams }: Props) {
  const parameters = await searchParams;
  const address = withQuery("review/adjudication", parameters);
  const { viewer, project, change } = await requireProject(params, address);
  if (!may("adjudication.decide", { role: project.role })) notFound();
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
      <AdjudicationPage
        projectId={project.id}
        filter={filterIn(parameters)}
        change={change}
        texts={texts}
      />
    </ProjectPage>
  );
}
