import type { Metadata } from "next";
import { FollowProject } from "@/components/live/follow-project";
import { ProjectPage } from "@/components/shell/project-page";
import { SpeakerList } from "@/components/speakers/speaker-list";
import { unwrapOrNotFound, requireProject } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { noteReading } from "@/server/audit/readings";
import { translator } from "@/server/platform/messages";
import { listSpeakers } from "@/server/speaker/read";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("Speakers");

export const metadata: Metadata = { title: t("title") };

export default async function Speakers({ params }: Props) {
  const { viewer, project, change } = await requireProject(params, "speakers");
  const speakers = unwrapOrNotFound(await listSpeakers(viewer, project.id, {}, { limit: 200 }));
  noteReading(viewer, { kind: "speakers", in: "Project", id: project.id });
  return (
    <ProjectPage viewer={viewer} project={project} title={t("title")} lead={t("lead")}>
      <FollowProject projectId={project.id} after={change} about={["speaker"]} />
      <SpeakerList
        projectId={project.id}
        beginning={speakers}
        mayAdd={may("speaker.change", project)}
      />
    </ProjectPage>
  );
}
