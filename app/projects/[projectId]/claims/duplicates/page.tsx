import type { Metadata } from "next";
import { ClaimsNav } from "@/components/claims/claims-nav";
import { DuplicateList } from "@/components/claims/duplicate-list";
import { ProjectPage } from "@/components/shell/project-page";
import { unwrapOrNotFound } from "@/app/require-session";
import { noteReading } from "@/server/audit/readings";
import { likePairs } from "@/server/claim/pairs";
import { translator } from "@/server/platform/messages";
import { inRegister } from "../register";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Claims");

export const metadata: Metadata = { title: t("duplicates") };

export default async function Merges({ params }: Props) {
  const { viewer, project, register } = await inRegister(params, "claims/duplicates");
  const { items, next, comparing } = unwrapOrNotFound(
    await likePairs(viewer, project.id, { limit: 100 }),
  );
  noteReading(viewer, { kind: "claims", in: "Project", id: project.id });
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      above={{ label: t("title"), path: "claims" }}
      title={t("duplicates")}
      lead={t("duplicatesLead")}
    >
      <ClaimsNav projectId={project.id} />
      {comparing && <p role="status">{t("comparing")}</p>}
      {next && <p role="status">{t("morePairs", { count: items.length })}</p>}
      <DuplicateList register={register} pairs={items} />
    </ProjectPage>
  );
}
