"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/assignments";
import { useChanged } from "../live/use-changed";
import { CheckBox } from "../ui/check-box";
import { Dialog } from "../ui/dialog";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import { dueAtEndOf } from "./assignment";
import { DueFields } from "./due-fields";

interface EditAssignmentsProps {
  readonly projectId: string;
  readonly ids: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The value of the choice that leaves the guideline of each as it is. */
const KEEP = "keep";

/** Another due date, another guideline, or both, for several assignments. */
export function EditAssignments({ projectId, ids, onClose, onDone }: EditAssignmentsProps) {
  const t = useTranslations("Assignments.chosen");
  const changed = useChanged();
  const toast = useToast();
  const [keepsDue, setKeepsDue] = useState(true);
  const [due, setDue] = useState("");
  const [guideline, setGuideline] = useState(KEEP);
  const form = useSubmit("PATCH /projects/{projectId}/assignments", {
    fields: ["dueAt"],
    onDone(answer) {
      changed("assignment");
      toast({ text: t("edited", { count: answer.changed.length }) });
      onClose();
      onDone();
    },
  });
  const isChanged = !keepsDue || guideline !== KEEP;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("editTitle", { count: ids.length })}
      guarded={isChanged}
    >
      <Form
        failures={form.failures}
        onSubmit={() =>
          form.submit({
            params: { projectId },
            body: {
              ids: [...ids],
              ...(keepsDue ? {} : { dueAt: dueAtEndOf(due) }),
              ...(guideline === KEEP ? {} : { guidelineId: guideline || null }),
            },
          })
        }
      >
        <CheckBox
          label={t("keepDue")}
          checked={keepsDue}
          onChange={({ target }) => setKeepsDue(target.checked)}
        />
        <DueFields
          projectId={projectId}
          due={due}
          onDue={(day) => {
            setDue(day);
            setKeepsDue(false);
          }}
          guideline={guideline}
          onGuideline={setGuideline}
          others={[{ value: KEEP, label: t("keepGuideline") }]}
          problemOfDue={form.errorAt("dueAt")}
        />
        {form.detail !== null && <Problem>{form.detail}</Problem>}
        <SubmitActions
          onCancel={onClose}
          busy={form.busy}
          isChanged={isChanged}
          disabled={!isChanged}
        />
      </Form>
    </Dialog>
  );
}
