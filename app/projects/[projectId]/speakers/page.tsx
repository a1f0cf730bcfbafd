import type { Metadata } from "next";
import { FollowProject } from "@/components/live/follow-project";
import { Page } from "@/components/shell/page";
import { ProjectNav } from "@/components/shell/project-nav";
import { SpeakerList } from "@/components/speakers/speaker-list";
import { found, inProject } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { readChanges } from "@/server/feed/follow";
import { translator } from "@/server/platform/messages";
import { listSpeakers } from "@/server/speaker/read";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Speakers");

export const metadata: Metadata = { title: t("title") };

export default async function Speakers({ params }: Props) {
  const { viewer, project } = await inProject(params, "speakers");
  const { last } = found(await readChanges(viewer, { projectId: project.id }, 0, 1));
  const { items } = found(await listSpeakers(viewer, project.id, {}, { limit: 5_000 }));
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: project.name, href: `/projects/${project.id}` }, { label: t("title") }]}
      title={t("title")}
      lead={t("lead")}
      nav={<ProjectNav projectId={project.id} />}
    >
      <FollowProject projectId={project.id} after={last} about={["speaker"]} />
      <SpeakerList
        projectId={project.id}
        speakers={items}
        mayAdd={may("speaker.change", project)}
      />
    </Page>
  );
}
