import type { Metadata } from "next";
import { FollowProject } from "@/components/live/follow-project";
import { Page } from "@/components/shell/page";
import { ProjectNav } from "@/components/shell/project-nav";
import { Provenance } from "@/components/sources/provenance";
import { found, inProject } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { citation } from "@/lib/source/citation";
import { listClaims } from "@/server/claim/read";
import { readChanges } from "@/server/feed/follow";
import { translator } from "@/server/platform/messages";
import { listRelations } from "@/server/source/provenance/relations";
import { listSources } from "@/server/source/sources";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Provenance");
const sourcesT = translator("Sources");

export const metadata: Metadata = { title: t("title") };

export default async function SourcesGraph({ params }: Props) {
  const { viewer, project } = await inProject(params, "sources/graph");
  const { last } = found(await readChanges(viewer, { projectId: project.id }, 0, 1));
  const sources = found(await listSources(viewer, project.id, { limit: 5000 }));
  const relations = found(await listRelations(viewer, project.id, { limit: 5000 }));
  const claims = found(await listClaims(viewer, project.id, {}, { limit: 1000 }));
  const home = `/projects/${project.id}`;
  return (
    <Page
      viewer={viewer}
      crumbs={[
        { label: project.name, href: home },
        { label: sourcesT("title"), href: `${home}/sources` },
        { label: t("title") },
      ]}
      title={t("title")}
      lead={t("lead")}
      nav={<ProjectNav projectId={project.id} />}
    >
      <FollowProject
        projectId={project.id}
        after={last}
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
    </Page>
  );
}
