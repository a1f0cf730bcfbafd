"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { AssignmentState } from "@/components/assignments/assignment-state";
import { GuidelineText } from "@/components/assignments/guideline-text";
import { useApi } from "@/components/live/use-api";
import { invalidate } from "@/components/live/api-cache";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateText } from "@/components/ui/date-text";
import { useScrollStop } from "@/components/ui/use-scroll-stop";
import { useSubmit } from "@/components/use-submit";
import "@/messages/assignments";
import { useReaderContext, useReading } from "../../context/reader-context";
import styles from "./assignment.module.css";

/** One's assignment on the document: until when, how far, and its guideline beside the text. */
export function OpenAssignment() {
  const t = useTranslations("Assignments.bar");
  const { reading } = useReaderContext();
  const lastHeard = useReading(({ nouns }) => (nouns.assignment ?? 0) + (nouns.guideline ?? 0));
  const client = useQueryClient();
  const [isShown, setShown] = useState(false);
  const [isFinishing, setFinishing] = useState(false);
  const { data } = useApi("GET /documents/{documentId}/assignment", {
    params: { documentId: reading.place.documentId },
  });
  useEffect(() => {
    if (lastHeard > 0) invalidate(client, ["assignment"]);
  }, [lastHeard, client]);
  const finishing = useSubmit("PUT /assignments/{assignmentId}/state", {
    onDone() {
      setFinishing(false);
      invalidate(client, ["assignment"]);
    },
  });
  const assignment = data?.assignment;
  if (!assignment) return null;
  const { id, state, dueAt, guideline } = assignment;
  return (
    <section className={styles.bar} aria-label={t("name")}>
      <p>
        <b>{t("name")}</b> <AssignmentState of={assignment} />
        {dueAt && (
          <>
            {" · "}
            {t.rich("due", { day: () => <DateText date={dueAt} /> })}
          </>
        )}
      </p>
      {guideline && (
        <Button
          size="small"
          aria-expanded={isShown}
          aria-controls="guideline"
          onClick={() => setShown(!isShown)}
        >
          {t("guideline")}
        </Button>
      )}
      {state !== "finished" && (
        <Button size="small" onClick={() => setFinishing(true)}>
          {t("finish")}
        </Button>
      )}
      {state === "finished" && <p className={styles.soft}>{t("finishedWords")}</p>}
      {guideline && isShown && (
        <GuidelineBeside
          name={guideline.name}
          guidelineId={guideline.id}
          onClose={() => setShown(false)}
        />
      )}
      <ConfirmDialog
        open={isFinishing}
        onOpenChange={setFinishing}
        title={t("finishTitle")}
        action={t("finishIt")}
        submission={finishing}
        onConfirm={() =>
          finishing.submit({ params: { assignmentId: id }, body: { state: "finished" } })
        }
      >
        {t("finishWords")}
      </ConfirmDialog>
    </section>
  );
}

interface GuidelineBesideProps {
  readonly name: string;
  readonly guidelineId: string;
  readonly onClose: () => void;
}

/** The guideline beside the text, which can be read and tagged meanwhile; Escape in it closes it. */
function GuidelineBeside({ name, guidelineId, onClose }: GuidelineBesideProps) {
  const t = useTranslations("Assignments.guideline");
  const aside = useRef<HTMLElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useScrollStop(box);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  });
  useEffect(() => {
    const element = aside.current;
    element?.addEventListener("keydown", onKey);
    return () => element?.removeEventListener("keydown", onKey);
  }, []);
  return (
    <aside ref={aside} id="guideline" className={styles.guideline} aria-label={name}>
      <header>
        <h2 dir="auto">{name}</h2>
        <Button size="small" variant="quiet" icon aria-label={t("close")} onClick={onClose}>
          ×
        </Button>
      </header>
      <div ref={box} role="group" aria-label={name}>
        <GuidelineText guidelineId={guidelineId} />
      </div>
    </aside>
  );
}
