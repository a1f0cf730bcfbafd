"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/documents";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Dialog } from "../ui/dialog";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { Select } from "../ui/select";
import { useDraftOpener, useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import type { Speaker } from "./speaker";
import { SPEAKER_FIELDS, SpeakerForm, useSpeakerFields } from "./speaker-form";
import styles from "./speakers.module.css";

const draftName = ({ id }: Speaker) => `speaker/${id}`;
const mergeDraft = ({ id }: Speaker) => `speaker-merge/${id}`;

interface SpeakerActionsProps {
  readonly speaker: Speaker;
  readonly others: readonly Pick<Speaker, "id" | "name" | "role">[];
  readonly mayRemove: boolean;
  readonly services: readonly string[];
}

/** Edits, merges or removes the record of a speaker. */
export function SpeakerActions({ speaker, others, mayRemove, services }: SpeakerActionsProps) {
  const t = useTranslations("Speakers");
  const router = useRouter();
  const changed = useChanged();
  const [doing, setDoing] = useState<"edit" | "merge" | "remove" | null>(null);
  const list = `/projects/${speaker.projectId}/speakers`;
  const close = () => setDoing(null);
  useDraftOpener(draftName(speaker), () => setDoing("edit"));
  useDraftOpener(mergeDraft(speaker), () => setDoing("merge"));
  return (
    <div className={styles.actions}>
      <Button onClick={() => setDoing("edit")}>{t("edit")}</Button>
      {mayRemove && others.length > 0 && (
        <Button onClick={() => setDoing("merge")}>{t("merge")}</Button>
      )}
      {mayRemove && <Button onClick={() => setDoing("remove")}>{t("remove")}</Button>}
      {doing === "edit" && (
        <Dialog open guarded onOpenChange={(open) => !open && close()} title={t("edit")}>
          <EditSpeaker speaker={speaker} services={services} onClose={close} />
        </Dialog>
      )}
      {doing === "merge" && (
        <Dialog
          open
          onOpenChange={(open) => !open && close()}
          title={t("merge")}
          description={t("mergeHint", { name: speaker.name })}
        >
          <MergeSpeaker
            speaker={speaker}
            others={others}
            onClose={close}
            onMerged={(into) => {
              close();
              router.push(`${list}/${into}`);
              changed("speaker");
            }}
          />
        </Dialog>
      )}
      {doing === "remove" && (
        <RemoveSpeaker
          speaker={speaker}
          onClose={close}
          onRemoved={() => {
            close();
            router.push(list);
          }}
        />
      )}
    </div>
  );
}

interface EditSpeakerProps {
  readonly speaker: Speaker;
  readonly services: readonly string[];
  readonly onClose: () => void;
}

function EditSpeaker({ speaker, services, onClose }: EditSpeakerProps) {
  const changed = useChanged();
  const fields = useSpeakerFields(draftName(speaker), speaker);
  const [, , draft] = fields;
  const form = useSubmit("PATCH /speakers/{speakerId}", {
    fields: SPEAKER_FIELDS,
    draft,
    onDone() {
      onClose();
      changed("speaker");
    },
  });
  const params = { speakerId: speaker.id };
  return (
    <SpeakerForm
      fields={fields}
      speaker={speaker}
      form={form}
      onSave={(body, version) => form.submit({ params, body, version })}
      onCancel={onClose}
      projectId={speaker.projectId}
      services={services}
    />
  );
}

interface MergeSpeakerProps extends Omit<EditSpeakerProps, "services"> {
  readonly others: SpeakerActionsProps["others"];
  /** Called with the id of the speaker that it became. */
  readonly onMerged: (into: string) => void;
}

function MergeSpeaker({ speaker, others, onClose, onMerged }: MergeSpeakerProps) {
  const t = useTranslations("Speakers");
  const [{ into }, change, draft] = useFormDraft(mergeDraft(speaker), () => ({ into: "" }));
  const merge = useSubmit("POST /speakers/{speakerId}/merge", {
    draft,
    onDone: () => onMerged(into),
  });
  return (
    <Form
      draft={draft}
      failures={merge.failures}
      onSubmit={() => merge.submit({ params: { speakerId: speaker.id }, body: { into } })}
    >
      {merge.detail !== null && <Problem>{merge.detail}</Problem>}
      <Field label={t("into")}>
        {(control) => (
          <Select
            {...control}
            value={into}
            options={[
              { value: "", label: t("choose") },
              ...others.map(({ id, name, role }) => ({
                value: id,
                label: role ? `${name}, ${role}` : name,
              })),
            ]}
            onChange={(event) => change({ into: event.target.value })}
          />
        )}
      </Field>
      <SubmitActions onCancel={onClose} busy={merge.busy} disabled={into === ""}>
        {t("merge")}
      </SubmitActions>
    </Form>
  );
}

interface RemoveSpeakerProps {
  readonly speaker: Speaker;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

function RemoveSpeaker({ speaker, onClose, onRemoved }: RemoveSpeakerProps) {
  const t = useTranslations("Speakers");
  const removal = useSubmit("DELETE /speakers/{speakerId}", { onDone: onRemoved });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("remove")}
      action={t("remove")}
      submission={removal}
      onConfirm={() => removal.submit({ params: { speakerId: speaker.id } })}
    >
      {t("removeHint", { name: speaker.name })}
    </ConfirmDialog>
  );
}
