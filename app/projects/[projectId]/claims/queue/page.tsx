import type { Metadata } from "next";
import { ClaimsNav } from "@/components/claims/claims-nav";
import { Queue } from "@/components/claims/queue";
import { ProjectPage } from "@/components/shell/project-page";
import { unwrapOrNotFound } from "@/app/require-session";
import { noteReading } from "@/server/audit/readings";
import { evidenceQueue } from "@/server/claim/searches";
import { translator } from "@/server/platform/messages";
import { inRegister } from "../register";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Queue");
const claims = translator("Claims");

export const metadata: Metadata = { title: t("title") };

export default async function CitationNeeded({ params }: Props) {
  const { viewer, project, register } = await inRegister(params, "claims/queue");
  const { items, weights } = unwrapOrNotFound(await evidenceQueue(viewer, project.id, 500));
  noteReading(viewer, { kind: "claims", in: "Project", id: project.id });
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      above={{ label: claims("title"), path: "claims" }}
      title={t("title")}
      lead={t("lead")}
    >
      <ClaimsNav projectId={project.id} />
      <Queue register={register} items={items} weights={weights} />
    </ProjectPage>
  );
}
