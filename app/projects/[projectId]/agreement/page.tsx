import type { Metadata } from "next";
import { requireProject, unwrapOrNotFound, withQuery } from "@/app/require-session";
import { Agreement } from "@/components/agreement/agreement";
import { ProjectPage } from "@/components/shell/project-page";
import { readProjectAgreementCall } from "@/lib/contract/agreement";
import { noteReading } from "@/server/audit/readings";
import { readTextsPosition } from "@/server/live/follow";
import { readCoders } from "@/server/measure/agreement/coders";
import { translator } from "@/server/platform/messages";
import { readTagTree } from "@/server/tag/tree";

type Props = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const t = translator("Agreement");

export const metadata: Metadata = { title: t("title") };

export default async function AgreementPage({ params, searchParams }: Props) {
  const query = await searchParams;
  const { viewer, project, change } = await requireProject(params, withQuery("agreement", query));
  const read = readProjectAgreementCall.query.safeParse({ measure: "alpha", ...query });
  const compared = read.success ? read.data : { measure: "alpha" as const };
  // Read before what is compared, so that no change in between is missed.
  const counted = unwrapOrNotFound(await readTextsPosition(viewer, project.id));
  const tags = await readTagTree(project.id);
  noteReading(viewer, { kind: "charts", in: "Project", id: project.id });
  return (
    <ProjectPage viewer={viewer} project={project} title={t("title")} lead={t("lead")}>
      <Agreement
        projectId={project.id}
        change={change}
        counted={counted}
        compared={compared}
        {...unwrapOrNotFound(await readCoders(viewer, project.id))}
        tags={tags.map(({ slug, label, kind }) => ({ slug, label, kind }))}
      />
    </ProjectPage>
  );
}
