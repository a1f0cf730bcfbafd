"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/assignments";
import { useApi } from "../live/use-api";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Dialog } from "../ui/dialog";
import { Disclosure } from "../ui/disclosure";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import type { Guideline } from "./assignment";
import { GuidelineForm } from "./guideline-form";
import { GuidelineText } from "./guideline-text";
import styles from "./assignments.module.css";

interface GuidelinesProps {
  readonly projectId: string;
  /** The guideline whose form is open: its id, empty for a new one; null for none. */
  readonly editing: string | null;
  readonly onEdit: (id: string | null) => void;
  readonly onClose: () => void;
}

/** The guidelines of a project, to be read in every version, written, changed and removed. */
export function Guidelines({ projectId, editing, onEdit, onClose }: GuidelinesProps) {
  const t = useTranslations("Assignments.guideline");
  const { data, problem } = useApi("GET /projects/{projectId}/guidelines", {
    params: { projectId },
  });
  const [removing, setRemoving] = useState<string | null>(null);
  const guidelineOf = (id: string | null) => data?.items.find((one) => one.id === id) ?? null;
  const edited = guidelineOf(editing);
  if (edited || editing === "") {
    return (
      <GuidelineForm
        key={editing}
        projectId={projectId}
        guideline={edited}
        onClose={() => onEdit(null)}
      />
    );
  }
  const removed = guidelineOf(removing);
  if (removed) return <RemoveGuideline guideline={removed} onClose={() => setRemoving(null)} />;
  return (
    <Dialog open onOpenChange={onClose} title={t("title")} wide>
      {problem && <Problem>{problem}</Problem>}
      {!data && !problem && <Spinner />}
      {data?.items.length === 0 && <p className={styles.soft}>{t("none")}</p>}
      <div className={styles.guidelines}>
        {data?.items.map((one) => (
          <section key={one.id} aria-label={one.name}>
            <div className={styles.tools}>
              <h3 dir="auto">{one.name}</h3>
              <Button
                size="small"
                aria-label={t("editFor", { name: one.name })}
                onClick={() => onEdit(one.id)}
              >
                {t("edit")}
              </Button>
              <Button
                size="small"
                variant="quiet"
                aria-label={t("removeFor", { name: one.name })}
                onClick={() => setRemoving(one.id)}
              >
                {t("remove")}
              </Button>
            </div>
            <Disclosure label={t("version", { number: one.number })}>
              <GuidelineText guidelineId={one.id} />
            </Disclosure>
          </section>
        ))}
      </div>
      <div>
        <Button variant="primary" onClick={() => onEdit("")}>
          {t("add")}
        </Button>
      </div>
    </Dialog>
  );
}

function RemoveGuideline({
  guideline,
  onClose,
}: {
  readonly guideline: Guideline;
  readonly onClose: () => void;
}) {
  const t = useTranslations("Assignments.guideline");
  const changed = useChanged();
  const toast = useToast();
  const removal = useSubmit("DELETE /guidelines/{guidelineId}", {
    onDone() {
      changed("guideline");
      toast({ text: t("removed", { name: guideline.name }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t("removeTitle", { name: guideline.name })}
      action={t("removeIt")}
      submission={removal}
      onConfirm={() => removal.submit({ params: { guidelineId: guideline.id } })}
    >
      {t("removeWords")}
    </ConfirmDialog>
  );
}
