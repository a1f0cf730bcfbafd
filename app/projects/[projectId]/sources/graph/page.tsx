import type { Metadata } from "next";
import { FollowProject } from "@/components/live/follow-project";
import { ProjectPage } from "@/components/shell/project-page";
import { Provenance } from "@/components/sources/provenance";
import { unwrapOrNotFound, requireProject } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { citation } from "@/lib/source/citation";
import { noteReading } from "@/server/audit/readings";
import { listClaims } from "@/server/claim/read";
import { translator } from "@/server/platform/messages";
import { listRelations } from "@/server/source/provenance/relations";
import { listSources } from "@/server/source/sources";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Provenance");
const sourcesT = translator("Sources");

export const metadata: Metadata = { title: t("title") };

export default async function SourcesGraph({ params }: Props) {
  const { viewer, project, change } = await requireProject(params, "sources/graph");
  const sources = unwrapOrNotFound(await listSources(viewer, project.id, { limit: 5000 }));
  const relations = unwrapOrNotFound(await listRelations(viewer, project.id, { limit: 5000 }));
  const claims = unwrapOrNotFound(await listClaims(viewer, project.id, {}, { limit: 1000 }));
  noteReading(viewer, { kind: "sources", in: "Project", id: project.id });
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      above={{ label: sourcesT("title"), path: "sources" }}
      title={t("title")}
      lead={t("lead")}
    >
      <FollowProject
        projectId={project.id}
        after={change}
        about={["relation", "evidence", "claim"]}
      />
      <Provenance
        projectId={project.id}
        sources={sources.items.map(({ id, csl, url, key }) => ({
          id,
          name: citation(csl) || url || key,
        }))}
        relations={relations.items}
        claims={claims.items.map(({ id, statement }) => ({ id, statement }))}
        me={viewer.id}
        mayAdd={may("relation.add", project)}
        mayRemoveAll={may("relation.delete", project)}
      />
    </ProjectPage>
  );
}
