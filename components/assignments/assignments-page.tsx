"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/assignments";
import { useProjectChanges } from "../live/use-project-changes";
import { Button } from "../ui/button";
import { later } from "../ui/later";
import { useDraftOpener } from "../use-form-draft";
import type { Coder } from "./assignment";
import { AssignmentList } from "./assignment-list";
import { guidelineDraft } from "./guideline-draft";
import { AssignmentProgress } from "./progress";
import styles from "./assignments.module.css";

const AssignDialog = later(async () => (await import("./assign-dialog")).AssignDialog);
const Guidelines = later(async () => (await import("./guidelines")).Guidelines);

interface AssignmentsPageProps {
  readonly projectId: string;
  /** Whether the viewer assigns texts and sees everybody's assignments. */
  readonly oversees: boolean;
  readonly coders: readonly Coder[];
  /** The texts that are to be assigned first, where somebody chose them on another page. */
  readonly documents: readonly string[];
  /** The last number of the project's feed when the page was read. */
  readonly change: number;
}

/** How far the assignments of a project are, and all of them; for most people their own. */
export function AssignmentsPage(props: AssignmentsPageProps) {
  const { projectId, oversees, coders, documents, change } = props;
  const t = useTranslations("Assignments");
  const [open, setOpen] = useState<"assign" | "guidelines" | null>(
    oversees && documents.length > 0 ? "assign" : null,
  );
  const [editing, setEditing] = useState<string | null>(null);
  const close = () => setOpen(null);
  useProjectChanges(projectId, change, []);
  const begun = guidelineDraft(projectId, "");
  useDraftOpener(begun, (name) => {
    if (!oversees) return;
    setEditing(name.slice(begun.length));
    setOpen("guidelines");
  });
  return (
    <div className={styles.page}>
      {oversees && (
        <div className={styles.tools}>
          <Button variant="primary" onClick={() => setOpen("assign")}>
            {t("assign")}
          </Button>
          <Button
            onClick={() => {
              setEditing(null);
              setOpen("guidelines");
            }}
          >
            {t("guidelines")}
          </Button>
        </div>
      )}
      <AssignmentProgress projectId={projectId} oversees={oversees} />
      <AssignmentList projectId={projectId} oversees={oversees} coders={coders} />
      {open === "assign" && (
        <AssignDialog projectId={projectId} coders={coders} documents={documents} onClose={close} />
      )}
      {open === "guidelines" && (
        <Guidelines projectId={projectId} editing={editing} onEdit={setEditing} onClose={close} />
      )}
    </div>
  );
}
