"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import "@/messages/documents";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { useDraftOpener } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import { SPEAKER_FIELDS, SpeakerForm, useSpeakerFields } from "./speaker-form";

const draftName = (projectId: string) => `speaker/${projectId}/new`;

interface CreateSpeakerProps {
  readonly projectId: string;
  readonly services: readonly string[];
}

export function CreateSpeaker({ projectId, services }: CreateSpeakerProps) {
  const t = useTranslations("Speakers");
  const [open, setOpen] = useState(false);
  useDraftOpener(draftName(projectId), () => setOpen(true));
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {t("add")}
      </Button>
      <Dialog open={open} guarded onOpenChange={setOpen} title={t("add")}>
        <NewSpeaker projectId={projectId} services={services} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

interface NewSpeakerProps extends CreateSpeakerProps {
  readonly onClose: () => void;
}

function NewSpeaker({ projectId, services, onClose }: NewSpeakerProps) {
  const changed = useChanged();
  const [id] = useState(() => newId());
  const fields = useSpeakerFields(draftName(projectId));
  const [, , draft] = fields;
  const form = useSubmit("POST /projects/{projectId}/speakers", {
    fields: SPEAKER_FIELDS,
    draft,
    onDone() {
      onClose();
      changed("speaker");
    },
  });
  return (
    <SpeakerForm
      fields={fields}
      form={form}
      onSave={(values) => form.submit({ params: { projectId }, body: { id, ...values } })}
      onCancel={onClose}
      projectId={projectId}
      services={services}
    />
  );
}
