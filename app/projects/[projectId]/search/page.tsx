import type { Metadata } from "next";
import { PhraseSearch } from "@/components/search/phrase-search";
import { Search } from "@/components/search/search";
import { ProjectPage } from "@/components/shell/project-page";
import { Tabs } from "@/components/ui/tabs";
import { withQuery, unwrapOrNotFound, requireProject } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { asksForMore } from "@/lib/tag/codebook-rules";
import { noteReading } from "@/server/audit/readings";
import { translator } from "@/server/platform/messages";
import { listTags } from "@/server/tag/read";

interface Props {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<{ q?: string | string[]; tab?: string | string[] }>;
}

const t = translator("Search");

export const metadata: Metadata = { title: t("inProject") };

export default async function ProjectSearch({ params, searchParams }: Props) {
  const { q, tab } = await searchParams;
  const words = typeof q === "string" ? q.slice(0, 500) : "";
  const { viewer, project } = await requireProject(params, withQuery("search", { q: words }));
  const tags = unwrapOrNotFound(await listTags(viewer, project.id, { limit: 1_000 }));
  const everything = <Search q={words} projectId={project.id} />;
  const phrase = (
    <PhraseSearch
      projectId={project.id}
      phrase={words}
      tags={tags.items
        .filter(({ retiredAt }) => retiredAt === null)
        .map((tag) => ({
          kind: tag.kind,
          slug: tag.slug,
          label: tag.label,
          asksForMore: asksForMore(tag, { strict: project.settings.strict === true }),
        }))}
    />
  );
  noteReading(viewer, { kind: "search", in: "Project", id: project.id });
  return (
    <ProjectPage viewer={viewer} project={project} crumb={t("title")} title={t("inProject")}>
      {may("annotation.add", project) ? (
        <Tabs
          label={t("inProject")}
          first={tab === "places" ? "places" : "everything"}
          tabs={[
            { value: "everything", label: t("everything"), content: everything },
            { value: "places", label: t("places.tab"), content: phrase },
          ]}
        />
      ) : (
        everything
      )}
    </ProjectPage>
  );
}
