import type { Metadata } from "next";
import { withQuery, unwrapOrNotFound, requireProject } from "@/app/require-session";
import { Charts } from "@/components/charts/charts";
import { ProjectPage } from "@/components/shell/project-page";
import { COMPARED_BY, KINDS } from "@/lib/contract/terms";
import { noteReading } from "@/server/audit/readings";
import { readComparison } from "@/server/measure/comparison";
import { readCrossTable } from "@/server/measure/cross-table";
import { readDensities } from "@/server/measure/density";
import { readTextsPosition } from "@/server/live/follow";
import { translator } from "@/server/platform/messages";
import { readTagTree } from "@/server/tag/tree";

type Props = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const t = translator("Charts");

export const metadata: Metadata = { title: t("title") };

export default async function ChartsPage({ params, searchParams }: Props) {
  const query = await searchParams;
  const looked = {
    by: COMPARED_BY.find((by) => by === query.by) ?? "speaker",
    kind: KINDS.find((kind) => kind === query.kind),
    tag: typeof query.tag === "string" && /^[^\0]{1,100}$/.test(query.tag) ? query.tag : undefined,
  };
  const texts = typeof query.texts === "string" && /^\d{1,6}$/.test(query.texts) ? query.texts : "";
  const { viewer, project, change } = await requireProject(
    params,
    withQuery("charts", { ...looked, texts }),
  );
  const { id } = project;
  // Read before the counts, so that no change in between is missed.
  const counted = unwrapOrNotFound(await readTextsPosition(viewer, id));
  // Measures every text, those of the densities among them.
  const comparison = unwrapOrNotFound(await readComparison(viewer, id, looked));
  const densities = unwrapOrNotFound(await readDensities(viewer, id, Math.max(1, Number(texts))));
  const tags = (await readTagTree(id)).toSorted(
    (one, other) => one.position - other.position || (one.id < other.id ? -1 : 1),
  );
  noteReading(viewer, { kind: "charts", in: "Project", id: project.id });
  return (
    <ProjectPage viewer={viewer} project={project} title={t("title")} lead={t("lead")}>
      <Charts
        projectId={id}
        change={change}
        counted={counted}
        looked={looked}
        densities={densities}
        comparison={comparison}
        cells={unwrapOrNotFound(await readCrossTable(viewer, id)).items}
        tags={tags.map(({ slug, label, kind }) => ({ slug, label, kind }))}
      />
    </ProjectPage>
  );
}
