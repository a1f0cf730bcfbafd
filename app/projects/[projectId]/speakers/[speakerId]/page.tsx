import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FollowProject } from "@/components/live/follow-project";
import { ProjectPage } from "@/components/shell/project-page";
import { SpeakerActions } from "@/components/speakers/speaker-actions";
import { SpeakerArticle } from "@/components/speakers/speaker-article";
import { unwrapOrNotFound, requireProject, UUID } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { noteReading } from "@/server/audit/readings";
import { translator } from "@/server/platform/messages";
import { authorityServices } from "@/server/speaker/authority-services";
import { readSpeakerInFull } from "@/server/speaker/page";
import { speakersToChoose } from "@/server/speaker/read";

type Props = { params: Promise<{ projectId: string; speakerId: string }> };

const t = translator("Speakers");

export const metadata: Metadata = { title: t("one") };

export default async function OneSpeaker({ params }: Props) {
  const { speakerId } = await params;
  const { viewer, project, change } = await requireProject(params, `speakers/${speakerId}`);
  if (!UUID.test(speakerId)) notFound();
  const speaker = unwrapOrNotFound(await readSpeakerInFull(viewer, speakerId));
  if (speaker.projectId !== project.id) notFound();
  const mayRemove = may("speaker.remove", project);
  const others = mayRemove ? await speakersToChoose(viewer, project.id) : [];
  noteReading(viewer, { kind: "speaker", in: "Speaker", id: speakerId });
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      above={{ label: t("title"), path: "speakers" }}
      title={speaker.name}
      lead={speaker.role}
    >
      <FollowProject projectId={project.id} after={change} about={["speaker", "claim"]} />
      {may("speaker.change", project) && (
        <SpeakerActions
          speaker={speaker}
          others={others.filter(({ id }) => id !== speaker.id)}
          mayRemove={mayRemove}
          services={authorityServices().map(({ hostname }) => hostname)}
        />
      )}
      <SpeakerArticle speaker={speaker} />
    </ProjectPage>
  );
}
