"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
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
  /** The guideline whose form is open first: its id, empty for a new one; null for none. */
  readonly editing: string | null;
  readonly onClose: () => void;
}

/** The guidelines of a project, to be read in every version, written, changed and removed. */
export function Guidelines({ projectId, editing, onClose }: GuidelinesProps) {
  const t = useTranslations("Assignments.guideline");
  const { data, problem } = useApi("GET /projects/{projectId}/guidelines", {
    params: { projectId },
  });
  const [chosen, setChosen] = useState<{
    readonly id: string | null;
    readonly to: "edit" | "remove";
  } | null>(editing === null ? null : { id: editing || null, to: "edit" });
  const back = () => setChosen(null);
  const guideline = data?.items.find(({ id }) => id === chosen?.id) ?? null;
  if (chosen?.to === "edit" && (guideline || chosen.id === null)) {
    return <GuidelineForm projectId={projectId} guideline={guideline} onClose={back} />;
  }
  if (chosen?.to === "remove" && guideline) {
    return <RemoveGuideline guideline={guideline} onClose={back} />;
  }
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
                onClick={() => setChosen({ id: one.id, to: "edit" })}
              >
                {t("edit")}
              </Button>
              <Button
                size="small"
                variant="quiet"
                aria-label={t("removeFor", { name: one.name })}
                onClick={() => setChosen({ id: one.id, to: "remove" })}
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
        <Button variant="primary" onClick={() => setChosen({ id: null, to: "edit" })}>
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
