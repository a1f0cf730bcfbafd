import type { Metadata } from "next";
import { ClaimRegister } from "@/components/claims/claim-register";
import { Page } from "@/components/shell/page";
import { ProjectNav } from "@/components/shell/project-nav";
import { found, inProject } from "@/app/gate";
import { may } from "@/lib/access/policy";
import { verdictScale } from "@/lib/claim/verdict";
import { listClaims } from "@/server/claims/read";
import { translator } from "@/server/messages";
import { listTags } from "@/server/tags/read";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Claims");

export const metadata: Metadata = { title: t("title") };

export default async function Claims({ params }: Props) {
  const { viewer, project } = await inProject(params, "claims");
  const claims = found(await listClaims(viewer, project.id, {}, { limit: 5000 }));
  const types = found(await listTags(viewer, project.id, { kind: "claim", limit: 1000 }));
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: project.name, href: `/projects/${project.id}` }, { label: t("title") }]}
      title={t("title")}
      lead={t("lead")}
      nav={<ProjectNav projectId={project.id} />}
    >
      <ClaimRegister
        claims={claims.items}
        register={{
          projectId: project.id,
          types: types.items.map(({ slug, label }) => ({ value: slug, label })),
          verdicts: verdictScale(project.settings),
          mayAdd: may("claim.add", project),
          mayDecide: may("claim.decide", project),
        }}
      />
    </Page>
  );
}
