import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireProject, unwrapOrNotFound } from "@/app/require-session";
import { ProjectPage } from "@/components/shell/project-page";
import { WebhookList } from "@/components/webhooks/webhook-list";
import { may } from "@/lib/access/policy";
import { MAX_WEBHOOKS } from "@/lib/contract/webhooks";
import { noteReading } from "@/server/audit/readings";
import { translator } from "@/server/platform/messages";
import { listWebhooks } from "@/server/webhook/webhooks";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Webhooks");
const members = translator("MembersPage");

export const metadata: Metadata = { title: t("title") };

/** The addresses that are told of a project's changes, for its curators; for others there is no such page. */
export default async function Webhooks({ params }: Props) {
  const { viewer, project } = await requireProject(params, "members/webhooks");
  if (!may("webhook.manage", project)) notFound();
  const found = await listWebhooks(viewer, project.id, { limit: MAX_WEBHOOKS });
  const { items } = unwrapOrNotFound(found);
  noteReading(viewer, { kind: "project", in: "Project", id: project.id });
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      above={{ label: members("title"), path: "members" }}
      title={t("title")}
      lead={t("lead")}
    >
      <WebhookList projectId={project.id} webhooks={items} />
    </ProjectPage>
  );
}
