"use client";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import "@/messages/documents";
import { useApi } from "../live/use-api";
import { Button } from "../ui/button";
import { later } from "../ui/later";
import { Popover } from "../ui/popover";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import { useDraftOpener } from "../use-form-draft";
import { LabelChip } from "./label-chip";
import { labelDraft } from "./label-draft";
import styles from "./labels.module.css";

const ManageLabels = later(async () => (await import("./manage-labels")).ManageLabels);

interface LabelFilterProps {
  readonly projectId: string;
  /** The ids of the labels that the documents shown have, all of them. */
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
  readonly mayEdit: boolean;
}

/** Chooses labels: only documents that have all of them are shown. */
export function LabelFilter({ projectId, chosen, onChoose, mayEdit }: LabelFilterProps) {
  const t = useTranslations("Documents.labels");
  const [open, setOpen] = useState(false);
  const [managing, setManaging] = useState<{
    readonly editing: string | null;
    readonly times: number;
  } | null>(null);
  const begins = labelDraft(projectId);
  useDraftOpener(begins, (name) => {
    if (mayEdit)
      setManaging({ editing: name.slice(begins.length), times: (managing?.times ?? 0) + 1 });
  });
  const [draft, setDraft] = useState(chosen);
  /** What is ticked is asked for at once when the list closes. */
  function change(isOpen: boolean) {
    setOpen(isOpen);
    if (isOpen) setDraft(chosen);
    else if (draft.join() !== chosen.join()) onChoose(draft);
  }
  return (
    <>
      <Popover
        label={t("filter")}
        align="start"
        open={open}
        onOpenChange={change}
        trigger={
          <Button aria-pressed={chosen.length > 0}>{t("button", { count: chosen.length })}</Button>
        }
      >
        <div className={styles.filter}>
          <Choices projectId={projectId} chosen={draft} onChoose={setDraft}>
            <Button size="small" onClick={() => change(false)}>
              {t("show")}
            </Button>
            {mayEdit && (
              <Button
                size="small"
                variant="quiet"
                onClick={() => {
                  setOpen(false);
                  setManaging({ editing: null, times: 0 });
                }}
              >
                {t("manage")}
              </Button>
            )}
          </Choices>
        </div>
      </Popover>
      {managing && (
        <ManageLabels
          key={managing.times}
          projectId={projectId}
          editing={managing.editing}
          onClose={() => setManaging(null)}
        />
      )}
    </>
  );
}

interface ChoicesProps extends Omit<LabelFilterProps, "mayEdit"> {
  /** What is done with them, where there are any. */
  readonly children: ReactNode;
}

function Choices({ projectId, chosen, onChoose, children }: ChoicesProps) {
  const t = useTranslations("Documents.labels");
  const { data, problem } = useApi("GET /projects/{projectId}/labels", { params: { projectId } });
  if (problem) return <Problem>{problem}</Problem>;
  if (!data) return <Spinner />;
  if (data.items.length === 0) return <p className={styles.none}>{t("noneYet")}</p>;
  return (
    <>
      <div className={styles.list} role="group" aria-label={t("filter")}>
        {data.items.map((label) => (
          <label key={label.id}>
            <input
              type="checkbox"
              checked={chosen.includes(label.id)}
              onChange={({ target }) =>
                onChoose(
                  target.checked ? [...chosen, label.id] : chosen.filter((id) => id !== label.id),
                )
              }
            />
            <LabelChip label={label} />
            <small>{label.documentCount}</small>
          </label>
        ))}
      </div>
      {children}
    </>
  );
}
