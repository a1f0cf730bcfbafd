import type { Metadata } from "next";
import { FollowProject } from "@/components/live/follow-project";
import { ProjectPage } from "@/components/shell/project-page";
import { LinkLabels } from "@/components/speakers/link-labels";
import { SpeakerList } from "@/components/speakers/speaker-list";
import { unwrapOrNotFound, requireProject, UUID } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { noteReading } from "@/server/audit/readings";
import { readDocument } from "@/server/document/read";
import { translator } from "@/server/platform/messages";
import { authorityServices } from "@/server/speaker/authority-services";
import { listSpeakers } from "@/server/speaker/read";
import styles from "@/components/speakers/speakers.module.css";

type Props = {
  params: Promise<{ projectId: string }>;
  /** `document`: the text whose labels are linked to speakers. */
  searchParams: Promise<{ document?: string | string[] }>;
};

const t = translator("Speakers");

export const metadata: Metadata = { title: t("title") };

export default async function Speakers({ params, searchParams }: Props) {
  const { viewer, project, change } = await requireProject(params, "speakers");
  const { document: documentId } = await searchParams;
  const document =
    typeof documentId === "string" && UUID.test(documentId)
      ? unwrapOrNotFound(await readDocument(viewer, documentId))
      : null;
  const speakers = unwrapOrNotFound(await listSpeakers(viewer, project.id, {}, { limit: 200 }));
  noteReading(viewer, { kind: "speakers", in: "Project", id: project.id });
  return (
    <ProjectPage viewer={viewer} project={project} title={t("title")} lead={t("lead")}>
      <FollowProject projectId={project.id} after={change} about={["speaker"]} />
      {document?.projectId === project.id && (
        <section className={styles.labels} aria-labelledby="labels">
          <h2 id="labels" dir="auto">
            {t("labels.title", { title: document.title })}
          </h2>
          <p className={styles.soft}>{t("labels.lead")}</p>
          <LinkLabels
            projectId={project.id}
            documentId={document.id}
            mayLink={may("speaker.change", project)}
          />
        </section>
      )}
      <SpeakerList
        projectId={project.id}
        beginning={speakers}
        mayAdd={may("speaker.change", project)}
        services={authorityServices().map(({ hostname }) => hostname)}
      />
    </ProjectPage>
  );
}
